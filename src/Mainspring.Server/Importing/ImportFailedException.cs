namespace Mainspring.Server.Importing;

/// <summary>Nothing can be imported from where somebody pointed. The message says why and holds no password.</summary>
public sealed class ImportFailedException(string message, Exception cause) : Exception(message, cause);
