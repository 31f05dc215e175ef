namespace Mainspring.Lifecycle.Artifacts;

/// <summary>A file of the artefact tree.</summary>
/// <param name="Path">Its name in the tree.</param>
/// <param name="Content">Its bytes, in the artefact store.</param>
/// <param name="AddedAt">When it was added, or last replaced.</param>
public sealed record ArtifactFile(ArtifactPath Path, Content Content, DateTimeOffset AddedAt);
