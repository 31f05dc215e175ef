namespace Mainspring.Storage.Importing;

/// <summary>Nothing can be imported from where somebody pointed. The message says why and holds no password.</summary>
public sealed class ImportRefusedException(string message, Exception? cause = null) : Exception(message, cause);
