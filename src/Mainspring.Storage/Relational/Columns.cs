using System.Data.Common;

namespace Mainspring.Storage.Relational;

/// <summary>Columns in the forms in which <see cref="Sql"/> writes them.</summary>
public static class Columns
{
    /// <summary>An instant, kept as milliseconds since 1970.</summary>
    public static DateTimeOffset GetInstant(this DbDataReader row, int column) => DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(column));

    /// <summary>An instant, or null.</summary>
    public static DateTimeOffset? GetInstantOrNull(this DbDataReader row, int column) => row.IsDBNull(column) ? null : row.GetInstant(column);

    /// <summary>A flag that is kept as 0 or 1, or a condition that the query computed.</summary>
    public static bool GetFlag(this DbDataReader row, int column) =>
        row.GetFieldType(column) == typeof(bool) ? row.GetBoolean(column) : row.GetInt64(column) != 0;

    /// <summary>A text, or null.</summary>
    public static string? GetStringOrNull(this DbDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);

    /// <summary>An integer, or null.</summary>
    public static long? GetInt64OrNull(this DbDataReader row, int column) => row.IsDBNull(column) ? null : row.GetInt64(column);
}
