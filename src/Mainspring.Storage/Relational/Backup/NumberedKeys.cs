namespace Mainspring.Storage.Relational.Backup;

/// <summary>The last number that a table gave, which no later row may get again, though its row be gone.</summary>
internal static class NumberedKeys
{
    /// <summary>The number, or null when the table remembers none.</summary>
    public static long? Read(Session session, Table table) => table.NumberedKey is not { } key ? null : session.Dialect switch
    {
        Dialect.Sqlite => session.QueryNumber($"SELECT seq FROM sqlite_sequence WHERE name = {table.Name}"),
        _ => SequenceOf(session, table, key) is { } sequence ? session.QueryNumber($"SELECT CASE WHEN is_called THEN last_value END FROM {sequence}") : null,
    };

    /// <summary>Has the table give numbers after this one and after those of its rows.</summary>
    public static void Write(Session session, Table table, long? last)
    {
        if (table.NumberedKey is not { } key)
        {
            return;
        }

        if (session.Dialect == Dialect.Sqlite)
        {
            Raise(session, table, last);
        }
        else if (SequenceOf(session, table, key) is { } sequence)
        {
            long greatest = session.QueryNumber($"SELECT max({Table.Names([key])}) FROM {Table.Names([table.Name])}") ?? 0;
            if (Math.Max(greatest, last ?? 0) is > 0 and var number)
            {
                session.QueryFirst($"SELECT setval({sequence.Text}::regclass, {number})", static _ => true);
            }
        }
    }

    // Rows that were put in have raised the number already; a table that does not number its rows has no entry and needs none.
    private static void Raise(Session session, Table table, long? last)
    {
        if (last is { } number && session.Execute($"UPDATE sqlite_sequence SET seq = max(seq, {number}) WHERE name = {table.Name}") == 0 && NumbersItself(session, table))
        {
            session.Execute($"INSERT INTO sqlite_sequence (name, seq) VALUES ({table.Name}, {number})");
        }
    }

    private static bool NumbersItself(Session session, Table table) =>
        session.QueryNumber($"SELECT 1 FROM sqlite_schema WHERE name = {table.Name} AND sql LIKE '%AUTOINCREMENT%'") is not null;

    private static SqlFragment? SequenceOf(Session session, Table table, string key)
    {
        string? name = session.QueryFirst($"SELECT pg_get_serial_sequence({table.Name}, {key})", static row => row.GetStringOrNull(0));
        if (name is null)
        {
            return null;
        }

        var sequence = new Sql(0, 0);
        sequence.AppendLiteral(name);
        return Sql.Fragment(sequence);
    }
}
