using Mainspring.Lifecycle.Artifacts;

namespace Mainspring.Lifecycle.Registry;

/// <summary>A file of a model version.</summary>
/// <param name="Path">Its name within the version, such as <c>model.json</c>.</param>
/// <param name="Content">Its bytes, in the artefact store.</param>
public sealed record ModelFile(ArtifactPath Path, Content Content);
