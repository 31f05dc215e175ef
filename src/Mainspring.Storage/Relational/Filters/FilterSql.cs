using System.Collections.Immutable;
using Mainspring.Lifecycle.Filters;

namespace Mainspring.Storage.Relational.Filters;

/// <summary>Comparisons of filters as conditions. What people wrote is always a parameter.</summary>
internal static class FilterSql
{
    /// <summary>The condition that a term puts on a column, or on any other expression. A row without a value does not match.</summary>
    /// <exception cref="NotSupportedException">The comparison has no form here; the table of the entity should not allow it.</exception>
    public static SqlFragment Compare(SqlFragment column, FilterTerm term) => term.Value switch
    {
        FilterValue.Text text => CompareText(column, term.Comparison, text.Value),
        FilterValue.Number number => CompareNumber(column, term.Comparison, number.Value),
        FilterValue.Texts texts => CompareList(column, term.Comparison, texts.Values),
        _ => term.Comparison == FilterComparison.IsNull ? Sql.Fragment($"{column} IS NULL") : Sql.Fragment($"{column} IS NOT NULL"),
    };

    private static SqlFragment CompareText(SqlFragment column, FilterComparison comparison, string text) => comparison switch
    {
        FilterComparison.Equal => Sql.Fragment($"{column} = {text}"),
        FilterComparison.NotEqual => Sql.Fragment($"{column} <> {text}"),
        FilterComparison.Like => Sql.Fragment($"{column} LIKE {Pattern(text)} ESCAPE '\\'"),
        FilterComparison.ILike => Sql.Fragment($"lower({column}) LIKE lower({Pattern(text)}) ESCAPE '\\'"),
        _ => throw Unfit(comparison),
    };

    private static SqlFragment CompareNumber(SqlFragment column, FilterComparison comparison, double number) => comparison switch
    {
        FilterComparison.Equal => Sql.Fragment($"{column} = {number}"),
        FilterComparison.NotEqual => Sql.Fragment($"{column} <> {number}"),
        FilterComparison.Greater => Sql.Fragment($"{column} > {number}"),
        FilterComparison.GreaterOrEqual => Sql.Fragment($"{column} >= {number}"),
        FilterComparison.Less => Sql.Fragment($"{column} < {number}"),
        FilterComparison.LessOrEqual => Sql.Fragment($"{column} <= {number}"),
        _ => throw Unfit(comparison),
    };

    private static SqlFragment CompareList(SqlFragment column, FilterComparison comparison, ImmutableArray<string> texts) => comparison switch
    {
        FilterComparison.In => Sql.Fragment($"{column} IN {Sql.List(texts)}"),
        FilterComparison.NotIn => Sql.Fragment($"{column} NOT IN {Sql.List(texts)}"),
        _ => throw Unfit(comparison),
    };

    /// <summary>In a pattern that people write, a backslash is a backslash.</summary>
    private static string Pattern(string text) => text.Replace("\\", "\\\\", StringComparison.Ordinal);

    private static NotSupportedException Unfit(FilterComparison comparison) => new($"{comparison} has no form in a condition.");
}
