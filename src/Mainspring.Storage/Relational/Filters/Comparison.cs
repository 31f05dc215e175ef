using Mainspring.Lifecycle.Filters;

namespace Mainspring.Storage.Relational.Filters;

/// <summary>A term of a filter as a condition on a column. Whatever people wrote becomes a parameter.</summary>
internal static class Comparison
{
    /// <summary>The condition that a column compares as a term says. A row whose column is NULL never matches, except by <c>IS NULL</c>.</summary>
    /// <param name="column">The column, or an expression.</param>
    /// <param name="term">The term.</param>
    public static SqlFragment Of(SqlFragment column, FilterTerm term) => (term.Comparison, term.Value) switch
    {
        (FilterComparison.IsNull, _) => Sql.Fragment($"{column} IS NULL"),
        (FilterComparison.IsNotNull, _) => Sql.Fragment($"{column} IS NOT NULL"),
        (FilterComparison.In, FilterValue.Texts list) => Sql.Fragment($"{column} IN {Sql.List(list.Values)}"),
        (FilterComparison.NotIn, FilterValue.Texts list) => Sql.Fragment($"{column} NOT IN {Sql.List(list.Values)}"),
        (FilterComparison.Like, FilterValue.Text text) => Sql.Fragment($"{column} LIKE {Pattern(text.Value)} ESCAPE '\\'"),
        (FilterComparison.ILike, FilterValue.Text text) => Sql.Fragment($"lower({column}) LIKE lower({Pattern(text.Value)}) ESCAPE '\\'"),
        (FilterComparison.RLike, FilterValue.Text text) => Sql.Fragment($"{column} REGEXP {text.Value}"),
        (_, FilterValue.Text text) => Sql.Fragment($"{column} {Sign(term.Comparison)} {text.Value}"),
        (_, FilterValue.Number number) => Sql.Fragment($"{column} {Sign(term.Comparison)} {number.Value}"),
        _ => throw new NotSupportedException($"The term '{term}' has no form in SQL."),
    };

    // In a filter, a backslash is a character like any other.
    private static string Pattern(string text) => text.Replace("\\", "\\\\", StringComparison.Ordinal);

    private static SqlFragment Sign(FilterComparison comparison) => comparison switch
    {
        FilterComparison.Equal => Sql.Fragment($"="),
        FilterComparison.NotEqual => Sql.Fragment($"<>"),
        FilterComparison.Greater => Sql.Fragment($">"),
        FilterComparison.GreaterOrEqual => Sql.Fragment($">="),
        FilterComparison.Less => Sql.Fragment($"<"),
        FilterComparison.LessOrEqual => Sql.Fragment($"<="),
        _ => throw new NotSupportedException($"{comparison} has no sign."),
    };
}
