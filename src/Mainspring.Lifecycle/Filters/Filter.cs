using System.Collections.Immutable;

namespace Mainspring.Lifecycle.Filters;

/// <summary>Which rows are meant: those that match every term. Made by <see cref="FilterGrammar.Parse"/>; its text form reads back as the same filter.</summary>
/// <param name="Terms">The terms in the order in which they were written; none matches every row.</param>
public sealed record Filter(ImmutableArray<FilterTerm> Terms)
{
    /// <summary>Every row.</summary>
    public static Filter Everything { get; } = new([]);

    /// <inheritdoc/>
    public bool Equals(Filter? other) => other is not null && Terms.SequenceEqual(other.Terms);

    /// <inheritdoc/>
    public override int GetHashCode() => Terms.Length == 0 ? 0 : HashCode.Combine(Terms.Length, Terms[0]);

    /// <inheritdoc/>
    public override string ToString() => string.Join(" AND ", Terms);
}
