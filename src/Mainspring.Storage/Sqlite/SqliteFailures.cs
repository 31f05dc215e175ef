using Mainspring.Storage.Relational;
using Microsoft.Data.Sqlite;
using static SQLitePCL.raw;

namespace Mainspring.Storage.Sqlite;

/// <summary>What a failure of SQLite means to those above.</summary>
internal static class SqliteFailures
{
    /// <summary>Whether a connection may go on after a failure: when the disk was full, a rule was broken or somebody was in the way; not after an I/O error.</summary>
    public static bool LeavesConnectionSound(Exception failure) => failure is SqliteException { SqliteErrorCode: SQLITE_FULL or SQLITE_CONSTRAINT or SQLITE_BUSY or SQLITE_READONLY };

    /// <summary>What the disk did as <see cref="DatabaseUnavailableException"/>, with what it means for the caller; a broken constraint as such; anything else as it is.</summary>
    public static Exception Translate(Exception failure, string meaning) => failure switch
    {
        SqliteException { SqliteErrorCode: SQLITE_FULL or SQLITE_IOERR or SQLITE_READONLY or SQLITE_CANTOPEN or SQLITE_CORRUPT or SQLITE_BUSY or SQLITE_NOMEM } disk =>
            new DatabaseUnavailableException($"{meaning}: {disk.Message}", disk),
        SqliteException { SqliteErrorCode: SQLITE_CONSTRAINT } broken => new ConstraintBrokenException(broken),
        _ => failure,
    };
}
