namespace Mainspring.Lifecycle.Sources.Checks;

/// <summary>The figures that a check can bound.</summary>
public static class CheckFigures
{
    /// <summary>Of the table: no column stands behind them.</summary>
    public static IReadOnlyList<string> OfTable { get; } = ["row_count", "column_count", "duplicate_rows"];

    /// <summary>Of any column.</summary>
    public static IReadOnlyList<string> OfColumn { get; } = ["missing_percent", "missing_count", "distinct_count"];

    /// <summary>Of a column of numbers.</summary>
    public static IReadOnlyList<string> OfNumbers { get; } = ["mean", "std", "min", "max", "sum", "median", "quantile"];
}
