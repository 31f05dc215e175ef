namespace Mainspring.Storage.Relational;

/// <summary>The database is none of Mainspring, or of a version that this program does not know. It was not changed.</summary>
public sealed class DatabaseRefusedException(string message, Exception? cause = null) : Exception(message, cause);
