using Mainspring.Data.Native;
using SQLitePCL;

namespace Mainspring.Storage.Sqlite;

/// <summary>The system's SQLite library, loaded once for the process.</summary>
internal static class SqliteLibrary
{
    private static readonly Lazy<bool> Loaded = new(Load);

    /// <exception cref="NativeDependencyException">The library is missing or too old.</exception>
    public static void Use() => _ = Loaded.Value;

    private static bool Load()
    {
        _ = NativeDependency.Sqlite.Handle;
        NativeDependency.ResolveFor(typeof(SQLite3Provider_e_sqlite3).Assembly);
        raw.SetProvider(new SQLite3Provider_e_sqlite3());

        // Each connection serves one thread at a time, so it needs no lock of its own: that saves two calls at each step and each column.
        raw.sqlite3_config(raw.SQLITE_CONFIG_MULTITHREAD);
        return true;
    }
}
