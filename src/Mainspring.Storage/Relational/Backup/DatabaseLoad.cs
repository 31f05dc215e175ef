using Mainspring.Storage.Relational.Migrations;

namespace Mainspring.Storage.Relational.Backup;

/// <summary>
/// Fills an empty database with dumped tables: makes the tables as they were when they were dumped, loads their rows, then brings them up to
/// date as any start would. So a backup of an older version can be restored by a newer one.
/// </summary>
/// <param name="dump">What was dumped.</param>
/// <param name="open">Opens the dump of a table.</param>
public sealed class DatabaseLoad(DatabaseDump dump, Func<string, Stream> open)
{
    /// <summary>Finds out whether this version knows the tables, before anything is done.</summary>
    /// <exception cref="DumpUnfitException">It does not.</exception>
    public void Check()
    {
        string[] unknown = [.. dump.Schema.Except(Migration.All.Select(migration => migration.Name))];
        if (unknown is [.., string newest])
        {
            throw new DumpUnfitException($"A newer Mainspring made this backup: it has the tables of '{newest}', which this version does not know. Restore it with the newer version.");
        }

        string[] missing = [.. TableCatalogue.Of(Known()).Select(table => table.Name).Except(dump.Tables.Select(table => table.Name))];
        if (missing is [string first, ..])
        {
            throw new DumpUnfitException($"The backup has no table '{first}', though its version has one.");
        }
    }

    internal void Run(Session session, TimeProvider time)
    {
        Check();
        Schema.Begin(session, Known(), time);
        IReadOnlyList<Table> tables = TableCatalogue.Of(Known());

        // Some migrations put rows in, which the dump has as well.
        foreach (Table table in tables.Reverse())
        {
            session.Execute($"DELETE FROM {Table.Names([table.Name])}");
        }

        foreach (Table table in tables)
        {
            using Stream source = open(table.Name);
            long loaded = TableLoader.Load(session, table, source);
            long dumped = dump.Tables.First(one => one.Name == table.Name).Rows;
            if (loaded != dumped)
            {
                throw new DumpUnfitException($"The dump of the table '{table.Name}' has {loaded} rows and should have {dumped}.");
            }
        }

        Schema.BringUpToDate(session, "The backup", time);
    }

    private IEnumerable<Migration> Known() => Migration.All.Where(migration => dump.Schema.Contains(migration.Name));
}
