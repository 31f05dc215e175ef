namespace Mainspring.Data.Native;

/// <summary>A native library is missing or of the wrong version. The message says which, and the command that mends it.</summary>
public sealed class NativeDependencyException(string message, Exception? cause = null) : Exception(message, cause);
