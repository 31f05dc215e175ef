namespace Mainspring.Server.Hosting;

/// <summary>The place where artefacts shall be kept is none. The message says what to write instead.</summary>
public sealed class ArtifactLocationException(string message, Exception cause) : Exception(message, cause);
