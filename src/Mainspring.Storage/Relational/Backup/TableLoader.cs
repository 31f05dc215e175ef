using System.Text.Json;

namespace Mainspring.Storage.Relational.Backup;

/// <summary>Puts the rows of a dump into an empty table.</summary>
internal static class TableLoader
{
    private const int RowsAtOnce = 64;

    /// <summary>Loads all rows.</summary>
    /// <returns>How many there were.</returns>
    /// <exception cref="DumpUnfitException">A line is no row of this table.</exception>
    public static long Load(Session session, Table table, Stream source)
    {
        var lines = new LineReader(source);
        if (!lines.TryRead(out ReadOnlySpan<byte> first))
        {
            throw new DumpUnfitException($"The dump of the table '{table.Name}' is empty.");
        }

        TableHead head = TableHead.Read(table, first);
        var rows = new List<SqlValue[]>(RowsAtOnce);
        long loaded = 0;
        while (lines.TryRead(out ReadOnlySpan<byte> line))
        {
            loaded++;
            rows.Add(ReadRow(table, head, line, loaded));
            if (rows.Count == RowsAtOnce)
            {
                Insert(session, table, head, rows);
            }
        }

        Insert(session, table, head, rows);
        NumberedKeys.Write(session, table, head.LastNumber);
        return loaded;
    }

    private static SqlValue[] ReadRow(Table table, TableHead head, ReadOnlySpan<byte> line, long number)
    {
        try
        {
            var json = new Utf8JsonReader(line);
            var values = new SqlValue[head.Columns.Count];
            json.Read();
            for (int i = 0; i < values.Length; i++)
            {
                json.Read();
                values[i] = new(head.Columns[i].Kind, ReadValue(ref json, head.Columns[i].Kind));
            }

            return json.Read() && json.TokenType == JsonTokenType.EndArray && !json.Read()
                ? values
                : throw new FormatException("It has more values than the table has columns.");
        }
        catch (Exception unfit) when (unfit is JsonException or InvalidOperationException or FormatException)
        {
            throw new DumpUnfitException($"Row {number} in the dump of the table '{table.Name}' is none: {unfit.Message}", unfit);
        }
    }

    private static object? ReadValue(ref Utf8JsonReader json, SqlKind kind) => json.TokenType == JsonTokenType.Null ? null : kind switch
    {
        SqlKind.Integer => json.GetInt64(),
        SqlKind.Real when json.TokenType == JsonTokenType.String => json.GetString() switch
        {
            "Infinity" => double.PositiveInfinity,
            "-Infinity" => double.NegativeInfinity,
            string other => throw new FormatException($"'{other}' is no number."),
            null => null,
        },
        SqlKind.Real => json.GetDouble(),
        SqlKind.Text => json.GetString(),
        _ => json.GetBytesFromBase64(),
    };

    private static void Insert(Session session, Table table, TableHead head, List<SqlValue[]> rows)
    {
        if (rows.Count == 0)
        {
            return;
        }

        var values = new Sql(0, 0);
        for (int row = 0; row < rows.Count; row++)
        {
            values.AppendLiteral(row == 0 ? "(" : ", (");
            for (int column = 0; column < head.Columns.Count; column++)
            {
                values.AppendLiteral(column == 0 ? "" : ", ");
                values.Append(rows[row][column]);
            }

            values.AppendLiteral(")");
        }

        session.Execute($"INSERT INTO {Table.Names([table.Name])} ({Table.Names(head.Columns.Select(column => column.Name))}) VALUES {Sql.Fragment(values)}");
        rows.Clear();
    }
}
