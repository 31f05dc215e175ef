using Mainspring.Storage.Relational.Migrations;

namespace Mainspring.Storage.Relational.Backup;

/// <summary>All tables of a database as one moment saw them, each in a file that does not know which database it came from.</summary>
/// <param name="Schema">The migrations that made the tables, by name.</param>
/// <param name="Tables">The tables, each after those that it refers to.</param>
public sealed record DatabaseDump(IReadOnlyList<string> Schema, IReadOnlyList<DumpedTable> Tables)
{
    /// <summary>Writes each table to a stream, within an export of the database.</summary>
    /// <param name="session">The moment.</param>
    /// <param name="create">Makes the stream for a table's name; it is disposed of here.</param>
    /// <param name="cancellation">Ends the work between two tables.</param>
    /// <exception cref="DatabaseRefusedException">Another node of a newer version has changed the tables meanwhile.</exception>
    public static DatabaseDump Write(Session session, Func<string, Stream> create, CancellationToken cancellation)
    {
        IReadOnlyList<string> schema = Migrations.Schema.Applied(session);
        if (!schema.ToHashSet().SetEquals(Migration.All.Select(migration => migration.Name)))
        {
            throw new DatabaseRefusedException("Another version of Mainspring has changed the tables while this one ran; make the backup on a node of that version.");
        }

        var tables = new List<DumpedTable>();
        foreach (Table table in TableCatalogue.Of(Migration.All))
        {
            cancellation.ThrowIfCancellationRequested();
            using Stream target = create(table.Name);
            tables.Add(new(table.Name, TableWriter.Write(session, table, target)));
        }

        return new(schema, tables);
    }
}
