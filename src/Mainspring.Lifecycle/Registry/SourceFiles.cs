using Mainspring.Lifecycle.Artifacts;
using Mainspring.Lifecycle.Tracking;

namespace Mainspring.Lifecycle.Registry;

/// <summary>What a source names at this moment.</summary>
internal abstract record SourceFiles
{
    private SourceFiles()
    {
    }

    /// <summary>Files, perhaps none.</summary>
    /// <param name="Folder">Their folder in the artefact tree, or null for a note.</param>
    /// <param name="Manifest">The files.</param>
    /// <param name="Run">The run that made them, when the source says it.</param>
    public sealed record Found(ArtifactPath? Folder, IReadOnlyList<ModelFile> Manifest, RunId? Run = null) : SourceFiles
    {
        /// <summary>The logged model that they belong to, or empty.</summary>
        public string ModelId { get; init; } = "";
    }

    /// <summary>Something that the source names is not there.</summary>
    public sealed record Missing(string Fault) : SourceFiles;
}
