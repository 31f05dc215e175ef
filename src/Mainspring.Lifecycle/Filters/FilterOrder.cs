namespace Mainspring.Lifecycle.Filters;

/// <summary>One clause of an order. Rows without a value come last in either direction, and NaN just before them.</summary>
/// <param name="Subject">What is ordered by.</param>
/// <param name="Descending">Whether the greatest comes first.</param>
public sealed record FilterOrder(FilterSubject Subject, bool Descending)
{
    /// <inheritdoc/>
    public override string ToString() => $"{Subject} {(Descending ? "DESC" : "ASC")}";
}
