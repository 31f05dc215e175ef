using System.Text.Json;

namespace Mainspring.Storage.Relational.Backup;

/// <summary>The first line of a dumped table.</summary>
/// <param name="Columns">Its columns, in the order of the values of each row.</param>
/// <param name="LastNumber">The last number that the table gave, or null.</param>
internal sealed record TableHead(IReadOnlyList<TableColumn> Columns, long? LastNumber)
{
    private static readonly SqlKind[] Kinds = [SqlKind.Integer, SqlKind.Real, SqlKind.Text, SqlKind.Bytes];

    /// <summary>How a kind is written.</summary>
    public static string WordOf(SqlKind kind) => kind switch
    {
        SqlKind.Integer => "integer",
        SqlKind.Real => "real",
        SqlKind.Text => "text",
        SqlKind.Bytes => "bytes",
        _ => throw new NotSupportedException($"A column holds no {kind}."),
    };

    /// <summary>Reads the line.</summary>
    /// <exception cref="DumpUnfitException">It is none of this table.</exception>
    public static TableHead Read(Table table, ReadOnlySpan<byte> line)
    {
        try
        {
            var reader = new Utf8JsonReader(line);
            using JsonDocument head = JsonDocument.ParseValue(ref reader);
            TableColumn[] columns = [.. head.RootElement.GetProperty("columns").EnumerateObject().Select(column => new TableColumn(column.Name, KindOf(column.Value.GetString())))];
            long? last = head.RootElement.TryGetProperty("last_number", out JsonElement number) ? number.GetInt64() : null;
            return head.RootElement.GetProperty("table").GetString() == table.Name && columns.ToHashSet().SetEquals(table.Columns)
                ? new(columns, last)
                : throw new DumpUnfitException($"The dump of the table '{table.Name}' has other columns than its version of the tables has.");
        }
        catch (Exception unfit) when (unfit is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            throw new DumpUnfitException($"The dump of the table '{table.Name}' does not begin as one.", unfit);
        }
    }

    private static SqlKind KindOf(string? word) => Kinds.FirstOrDefault(kind => WordOf(kind) == word, SqlKind.Texts);
}
