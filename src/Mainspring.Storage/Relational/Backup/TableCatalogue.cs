using Mainspring.Storage.Relational.Migrations;

namespace Mainspring.Storage.Relational.Backup;

/// <summary>
/// The tables of the migrations. What they declare is read from an empty SQLite database in memory that they were applied to, so there is no
/// second list of tables that could fall behind, and every database is dumped alike.
/// </summary>
internal static class TableCatalogue
{
    /// <summary>The tables that some migrations make, each after those that it refers to.</summary>
    public static IReadOnlyList<Table> Of(IEnumerable<Migration> migrations) => Sqlite.SqliteDatabase.InMemory(session =>
    {
        Schema.Begin(session, migrations, TimeProvider.System);
        List<string> names = session.Query(
            $"SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' AND name <> 'schema_migration' ORDER BY name",
            static row => row.GetString(0));
        var ordered = new List<Table>();
        foreach (string name in names)
        {
            Place(session, name, ordered);
        }

        return ordered;
    });

    // No table refers to itself through others: rows could not be loaded table by table.
    private static void Place(Session session, string name, List<Table> ordered)
    {
        if (ordered.Exists(table => table.Name == name))
        {
            return;
        }

        foreach (string parent in session.Query($"SELECT \"table\" FROM pragma_foreign_key_list({name})", static row => row.GetString(0)).Where(parent => parent != name))
        {
            Place(session, parent, ordered);
        }

        ordered.Add(Read(session, name));
    }

    private static Table Read(Session session, string name)
    {
        var columns = session.Query($"SELECT name, type, pk FROM pragma_table_info({name}) ORDER BY cid", static row => (Name: row.GetString(0), Type: row.GetString(1), Key: row.GetInt64(2)));
        return new(
            name,
            columns.ConvertAll(column => new TableColumn(column.Name, KindOf(column.Type))),
            [.. columns.Where(column => column.Key > 0).OrderBy(column => column.Key).Select(column => column.Name)]);
    }

    private static SqlKind KindOf(string type) => type switch
    {
        "INTEGER" => SqlKind.Integer,
        "REAL" => SqlKind.Real,
        "TEXT" => SqlKind.Text,
        "BLOB" => SqlKind.Bytes,
        _ => throw new NotSupportedException($"A column of the type {type} has no form in a dump."),
    };
}
