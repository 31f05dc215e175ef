namespace Mainspring.Lifecycle.Artifacts;

/// <summary>The artefact store does not answer at the moment; nothing was kept of what failed, and trying again later may help.</summary>
public sealed class ArtifactStoreUnavailableException(string message, Exception? cause = null) : IOException(message, cause), IStoreUnavailable;
