using Microsoft.Data.Sqlite;
using static SQLitePCL.raw;

namespace Mainspring.Storage.Sqlite;

/// <summary>The database cannot be written or opened at the moment: the disk is full, failing or read-only. Trying again later may help.</summary>
public sealed class DatabaseUnavailableException(string message, Exception cause) : Exception(message, cause)
{
    /// <summary>This exception for what the disk did, with what it means for the caller; anything else as it is.</summary>
    internal static Exception From(Exception failure, string meaning) =>
        failure is SqliteException { SqliteErrorCode: SQLITE_FULL or SQLITE_IOERR or SQLITE_READONLY or SQLITE_CANTOPEN or SQLITE_CORRUPT or SQLITE_BUSY or SQLITE_NOMEM } disk
            ? new DatabaseUnavailableException($"{meaning}: {disk.Message}", disk)
            : failure;
}
