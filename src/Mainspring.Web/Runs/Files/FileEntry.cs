using Mainspring.Lifecycle.Artifacts;

namespace Mainspring.Web.Runs.Files;

/// <summary>A file or a folder in a list.</summary>
/// <param name="Path">Its path below the run.</param>
/// <param name="Content">The bytes of a file; null for a folder.</param>
public sealed record FileEntry(ArtifactPath Path, Content? Content);
