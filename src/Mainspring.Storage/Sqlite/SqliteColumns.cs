using Microsoft.Data.Sqlite;

namespace Mainspring.Storage.Sqlite;

/// <summary>Columns in the forms in which <see cref="Sql"/> writes them.</summary>
public static class SqliteColumns
{
    /// <summary>An instant, kept as milliseconds since 1970.</summary>
    public static DateTimeOffset GetInstant(this SqliteDataReader row, int column) => DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(column));

    /// <summary>An instant, or null.</summary>
    public static DateTimeOffset? GetInstantOrNull(this SqliteDataReader row, int column) => row.IsDBNull(column) ? null : row.GetInstant(column);
}
