using System.Data.Common;
using System.Globalization;
using Mainspring.Lifecycle.Tracing;

namespace Mainspring.Storage.Importing;

/// <summary>Columns of a database whose types differ between MLflow's versions and databases.</summary>
internal static class SourceColumns
{
    /// <summary>A text without U+0000, which PostgreSQL does not keep, or null.</summary>
    public static string? Word(this DbDataReader row, int column) => row.IsDBNull(column) ? null
        : Convert.ToString(row.GetValue(column), CultureInfo.InvariantCulture)!.Replace("\0", "", StringComparison.Ordinal);

    /// <summary>An integer, or null.</summary>
    public static long? Whole(this DbDataReader row, int column) => row.IsDBNull(column) ? null : Convert.ToInt64(row.GetValue(column), CultureInfo.InvariantCulture);

    /// <summary>A number, or null.</summary>
    public static double? Real(this DbDataReader row, int column) => row.IsDBNull(column) ? null : Convert.ToDouble(row.GetValue(column), CultureInfo.InvariantCulture);

    /// <summary>A flag that is a boolean or a number.</summary>
    public static bool Flag(this DbDataReader row, int column) => !row.IsDBNull(column) && Convert.ToBoolean(row.GetValue(column), CultureInfo.InvariantCulture);

    /// <summary>A text that is not longer than traces may hold, or null.</summary>
    public static string? Preview(this DbDataReader row, int column) => TraceRules.Cut(row.Word(column), TraceRules.LongestPreview);
}
