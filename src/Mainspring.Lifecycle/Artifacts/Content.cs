namespace Mainspring.Lifecycle.Artifacts;

/// <summary>Bytes that the artefact store holds.</summary>
/// <param name="Hash">What they are.</param>
/// <param name="Bytes">How many they are.</param>
public sealed record Content(ContentHash Hash, long Bytes);
