namespace Mainspring.Lifecycle.Filters;

/// <summary>One comparison.</summary>
/// <param name="Subject">What is compared.</param>
/// <param name="Comparison">How: one comparison, which the entity's table allows for the subject.</param>
/// <param name="Value">With what: of a kind that the table allows.</param>
/// <param name="Position">Where the term starts in the text of the filter, from zero.</param>
public sealed record FilterTerm(FilterSubject Subject, FilterComparison Comparison, FilterValue Value, int Position)
{
    /// <inheritdoc/>
    public override string ToString() => $"{Subject} {FilterComparisonText.Of(Comparison)} {Value}".TrimEnd(' ');
}
