namespace Mainspring.Lifecycle.Artifacts;

/// <summary>What lies directly in a folder of the artefact tree.</summary>
/// <param name="Path">Its name in the tree.</param>
/// <param name="File">The file, or null for a folder.</param>
public sealed record ArtifactEntry(ArtifactPath Path, ArtifactFile? File);
