using System.Globalization;
using Mainspring.Lifecycle.Artifacts;

namespace Mainspring.Lifecycle.Tracing;

/// <summary>Where the files of a trace lie in the tree of artefacts.</summary>
public static class TraceFiles
{
    /// <summary>The file with the spans of a trace whose client kept them as a file.</summary>
    public const string SpansFile = "traces.json";

    /// <summary>The folder of a trace, with all that belongs to it.</summary>
    public static ArtifactPath FolderOf(long experiment, TraceId trace) => ArtifactPath.Parse(string.Create(CultureInfo.InvariantCulture, $"{experiment}/traces/{trace}"));

    /// <summary>The folder that clients write the files of a trace to.</summary>
    public static ArtifactPath RootOf(long experiment, TraceId trace) => ArtifactPath.Parse($"{FolderOf(experiment, trace)}/artifacts");

    /// <summary>The same folder as clients name it.</summary>
    public static string UriOf(long experiment, TraceId trace) => ArtifactUri.Of(RootOf(experiment, trace));

    /// <summary>The file with the spans.</summary>
    public static ArtifactPath SpansOf(long experiment, TraceId trace) => ArtifactPath.Parse($"{RootOf(experiment, trace)}/{SpansFile}");
}
