namespace Mainspring.Storage.Relational.Migrations;

/// <summary>Brings the tables of a database up to what this program needs, and refuses a database that needs a newer program.</summary>
internal static class Schema
{
    private const string Book = "CREATE TABLE IF NOT EXISTS schema_migration (number INTEGER PRIMARY KEY, name TEXT NOT NULL, applied_at INTEGER NOT NULL) STRICT";

    /// <summary>Applies the migrations that are missing, within the transaction of the session, which no other process may run beside it.</summary>
    /// <param name="place">Which database, for messages.</param>
    /// <exception cref="DatabaseRefusedException">A newer version wrote it.</exception>
    public static void BringUpToDate(Session session, string place, TimeProvider time)
    {
        session.Script(Book);
        Dictionary<int, string> applied = session.Query($"SELECT number, name FROM schema_migration", static row => (Number: row.GetInt32(0), Name: row.GetString(1)))
            .ToDictionary(row => row.Number, row => row.Name);
        RefuseNewer(applied, place);
        Apply(session, Migration.All.Where(migration => !applied.ContainsKey(migration.Number)), time);
    }

    /// <summary>Applies some migrations to a database that has none, as an older version left it.</summary>
    public static void Begin(Session session, IEnumerable<Migration> migrations, TimeProvider time)
    {
        session.Script(Book);
        Apply(session, migrations, time);
    }

    /// <summary>The names of those that were applied, in their order.</summary>
    public static IReadOnlyList<string> Applied(Session session) => session.Query($"SELECT name FROM schema_migration ORDER BY number", static row => row.GetString(0));

    private static void Apply(Session session, IEnumerable<Migration> migrations, TimeProvider time)
    {
        foreach (Migration migration in migrations)
        {
            session.Script(migration.Script());
            session.Execute($"INSERT INTO schema_migration (number, name, applied_at) VALUES ({migration.Number}, {migration.Name}, {time.GetUtcNow()})");
        }
    }

    private static void RefuseNewer(Dictionary<int, string> applied, string place)
    {
        int[] unknown = [.. applied.Keys.Except(Migration.All.Select(migration => migration.Number)).Order()];
        if (unknown is [.., int newest])
        {
            throw new DatabaseRefusedException($"{place} was written by a newer Mainspring: it has the tables of '{applied[newest]}', which this version does not know. Start the newer version, or restore a backup from before the update.");
        }
    }
}
