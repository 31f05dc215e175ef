namespace Mainspring.Storage.Sqlite;

/// <summary>The database cannot be written or opened at the moment: the disk is full, failing or read-only. Trying again later may help.</summary>
public sealed class DatabaseUnavailableException(string message, Exception cause) : Exception(message, cause);
