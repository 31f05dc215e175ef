using Mainspring.Lifecycle.Artifacts;

namespace Mainspring.Lifecycle.Tracking;

/// <summary>A file that belongs to a run.</summary>
/// <param name="Path">Its name within the run.</param>
/// <param name="Content">Its bytes, in the artefact store.</param>
/// <param name="AddedAt">When it was added.</param>
public sealed record RunArtifact(ArtifactPath Path, Content Content, DateTimeOffset AddedAt);
