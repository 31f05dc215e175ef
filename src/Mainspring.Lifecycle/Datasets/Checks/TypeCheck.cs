using System.Globalization;
using Mainspring.Data.Tables;

namespace Mainspring.Lifecycle.Datasets.Checks;

/// <summary>Finds values that are not of a type.</summary>
internal static class TypeCheck
{
    private static readonly string[] Truths = ["true", "false", "yes", "no", "0", "1"];

    /// <summary>The rows whose value is there and of another type.</summary>
    public static int[] Broken(Column column, ColumnType type)
    {
        bool fits = (column.Type, type) switch
        {
            (_, ColumnType.Text or ColumnType.Category) => true,
            (ColumnType.Integer, ColumnType.Real) => true,
            var (has, wanted) => has == wanted,
        };
        return fits ? [] : [.. Enumerable.Range(0, column.Length).Where(row => column.Format(row) is { } text && !Is(text, type))];
    }

    private static bool Is(string text, ColumnType type) => type switch
    {
        ColumnType.Integer => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double whole) && whole == Math.Floor(whole) && double.IsFinite(whole),
        ColumnType.Real => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out _),
        ColumnType.Boolean => Truths.Contains(text.Trim().ToLowerInvariant()),
        ColumnType.Timestamp => DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out _),
        _ => true,
    };
}
