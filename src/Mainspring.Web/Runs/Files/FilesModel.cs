using Mainspring.Lifecycle.Artifacts;
using Mainspring.Lifecycle.Tracking;

namespace Mainspring.Web.Runs.Files;

/// <summary>A folder of a run's files, or one file.</summary>
/// <param name="Run">The run.</param>
/// <param name="Path">Where, or null for all of the run's files.</param>
/// <param name="Entries">What lies directly in the folder.</param>
/// <param name="File">The file, when it is one.</param>
/// <param name="Preview">What can be shown of the file.</param>
/// <param name="Next">Where the next page of a large folder starts.</param>
public sealed record FilesModel(Run Run, ArtifactPath? Path, IReadOnlyList<FileEntry> Entries, ArtifactFile? File, FilePreview? Preview, string? Next);
