namespace Mainspring.Storage.Sqlite;

/// <summary>Brings the tables of a database up to what this program needs, and refuses a database that needs a newer program.</summary>
internal static class Schema
{
    /// <summary>"MSPR", by which the file says whose it is.</summary>
    private const long ApplicationId = 0x4D535052;

    /// <summary>Applies the migrations that are missing, in one transaction.</summary>
    /// <exception cref="DatabaseRefusedException">The file belongs to another program, or to a newer version.</exception>
    public static void BringUpToDate(SqliteSession session, string path, TimeProvider time)
    {
        session.Execute($"BEGIN IMMEDIATE");
        RefuseForeign(session, path);
        session.Execute($"CREATE TABLE IF NOT EXISTS schema_migration (number INTEGER PRIMARY KEY, name TEXT NOT NULL, applied_at INTEGER NOT NULL) STRICT");
        Dictionary<int, string> applied = session.Query($"SELECT number, name FROM schema_migration", static row => (Number: row.GetInt32(0), Name: row.GetString(1)))
            .ToDictionary(row => row.Number, row => row.Name);
        RefuseNewer(applied, path);
        foreach (Migration migration in Migration.All.Where(migration => !applied.ContainsKey(migration.Number)))
        {
            session.Script(migration.Script());
            session.Execute($"INSERT INTO schema_migration (number, name, applied_at) VALUES ({migration.Number}, {migration.Name}, {time.GetUtcNow()})");
        }

        session.Execute($"COMMIT");
    }

    private static void RefuseForeign(SqliteSession session, string path)
    {
        long owner = session.QueryNumber($"PRAGMA application_id") ?? 0;
        bool empty = session.QueryNumber($"SELECT count(*) FROM sqlite_schema") == 0;
        if (owner != ApplicationId && !empty)
        {
            throw new DatabaseRefusedException($"{path} is a database of another program; move it away, or choose another home folder.");
        }

        session.Script($"PRAGMA application_id = {ApplicationId}");
    }

    private static void RefuseNewer(Dictionary<int, string> applied, string path)
    {
        int[] unknown = [.. applied.Keys.Except(Migration.All.Select(migration => migration.Number)).Order()];
        if (unknown is [.., int newest])
        {
            throw new DatabaseRefusedException($"{path} was written by a newer Mainspring: it has the tables of '{applied[newest]}', which this version does not know. Start the newer version, or restore a backup from before the update.");
        }
    }
}
