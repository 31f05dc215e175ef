using Mainspring.Data.Tables;

namespace Mainspring.Learning.Features;

/// <summary>Which columns are no features, and why. The reasons end a sentence that begins with the column's name.</summary>
internal static class ColumnSelection
{
    /// <summary>From so many rows on, values that are all different say something.</summary>
    private const int EnoughRows = 20;

    public static string? DropUnread(Column column, ColumnDeclaration declaration, FeaturePlannerOptions options) =>
        options.IdColumns.Contains(column.Name, StringComparer.Ordinal) ? "is declared as an id"
        : !declaration.Use || options.Excluded.Contains(column.Name, StringComparer.Ordinal) || options.Encodings.GetValueOrDefault(column.Name)?.Method == EncodingMethod.None ? "is kept from the model by the project file"
        : null;

    /// <summary>Of a column whatever is known of it.</summary>
    /// <param name="column">The column.</param>
    /// <param name="summary">What the rows of training say of it.</param>
    /// <param name="row">One of those rows.</param>
    public static string? DropUseless(Column column, ColumnSummary summary, int row) =>
        summary.Present == 0 ? "has no value"
        : summary.Distinct == 1 && summary.Missing == 0 ? $"is always {column.Format(row)}"
        : null;

    public static string? DropAfterReading(Column column, ColumnDeclaration declaration, ColumnSummary summary, int row, FeaturePlannerOptions options)
    {
        if (DropUseless(column, summary, row) is { } useless)
        {
            return useless;
        }

        if (declaration.Type is not null || summary.Present < EnoughRows)
        {
            return null;
        }

        bool isText = column.Type == ColumnType.Text;
        return summary.Distinct == summary.Present && column.Type is not (ColumnType.Real or ColumnType.Timestamp) && IsNamedAsId(column.Name) ? "is different in every row and named like an id"
            : isText && 2 * summary.Distinct > summary.Present ? $"is text with {summary.Distinct} different values in {summary.Present} rows, like an id"
            : isText && summary.Distinct > options.MaxTextLevels ? $"is text with {summary.Distinct} different values, more than {options.MaxTextLevels}"
            : null;
    }

    private static bool IsNamedAsId(string name) =>
        name.Equals("id", StringComparison.OrdinalIgnoreCase)
        || name.EndsWith("_id", StringComparison.OrdinalIgnoreCase)
        || name.EndsWith(" id", StringComparison.OrdinalIgnoreCase)
        || name.EndsWith("Id", StringComparison.Ordinal)
        || name.EndsWith("ID", StringComparison.Ordinal);
}
