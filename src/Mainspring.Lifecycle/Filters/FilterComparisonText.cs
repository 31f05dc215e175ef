namespace Mainspring.Lifecycle.Filters;

/// <summary>How comparisons are written.</summary>
internal static class FilterComparisonText
{
    private static readonly (FilterComparison Comparison, string Text)[] Spelled =
    [
        (FilterComparison.Equal, "="), (FilterComparison.NotEqual, "!="), (FilterComparison.GreaterOrEqual, ">="), (FilterComparison.Greater, ">"),
        (FilterComparison.LessOrEqual, "<="), (FilterComparison.Less, "<"), (FilterComparison.Like, "LIKE"), (FilterComparison.ILike, "ILIKE"),
        (FilterComparison.RLike, "RLIKE"), (FilterComparison.In, "IN"), (FilterComparison.NotIn, "NOT IN"), (FilterComparison.IsNull, "IS NULL"),
        (FilterComparison.IsNotNull, "IS NOT NULL"),
    ];

    /// <summary>The one comparison as it is written.</summary>
    public static string Of(FilterComparison comparison) => Spelled.First(known => known.Comparison == comparison).Text;

    /// <summary>All of a union, for a sentence.</summary>
    public static string List(FilterComparison comparisons) =>
        string.Join(", ", Spelled.Where(known => comparisons.HasFlag(known.Comparison)).Select(known => known.Text));
}
