namespace Mainspring.Lifecycle.Artifacts;

/// <summary>Some of what lies directly in a folder, by name.</summary>
/// <param name="Entries">Files and folders.</param>
/// <param name="Next">Where the next page starts, or null when this is the last.</param>
public sealed record ArtifactPage(IReadOnlyList<ArtifactEntry> Entries, string? Next);
