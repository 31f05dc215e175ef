using System.Globalization;

namespace Mainspring.Learning.Features;

/// <summary>One way in which the trees of other tools look at a number.</summary>
internal sealed class NumberView
{
    /// <summary>Numbers this near to zero are zero (<c>kZeroThreshold</c> of LightGBM).</summary>
    public const double Zero = 1e-35f;

    private readonly HashSet<int> _set;

    private NumberView(string kind, IEnumerable<int> set)
    {
        Kind = kind;
        Set = [.. set.Distinct().Order()];
        _set = [.. Set];
        Name = Set.Count == 0 ? kind : string.Create(CultureInfo.InvariantCulture, $"{kind} {{{string.Join(", ", Set)}}}");
    }

    /// <summary>The number as it is.</summary>
    public static NumberView Plain { get; } = new("plain", []);

    /// <summary>The number, and missing where it is zero.</summary>
    public static NumberView ZeroIsMissing { get; } = new("zero_is_missing", []);

    /// <summary>The name of the kind: <c>plain</c>, <c>zero_is_missing</c>, <c>in</c>, <c>not_in</c>.</summary>
    public string Kind { get; }

    /// <summary>The categories, ascending; none for the kinds without a set.</summary>
    public IReadOnlyList<int> Set { get; }

    /// <summary>The kind and the set.</summary>
    public string Name { get; }

    /// <summary>1 where the number without its fraction is in a set, 0 where not, missing where missing.</summary>
    public static NumberView In(IEnumerable<int> set) => new("in", set);

    /// <summary>0 where the number without its fraction is in a set, 1 where not and where missing.</summary>
    public static NumberView NotIn(IEnumerable<int> set) => new("not_in", set);

    /// <summary>The view of a kind.</summary>
    /// <exception cref="FormatException">There is no such kind.</exception>
    public static NumberView Of(string? kind, IEnumerable<int> set) => kind switch
    {
        "plain" => Plain,
        "zero_is_missing" => ZeroIsMissing,
        "in" => In(set),
        "not_in" => NotIn(set),
        _ => throw new FormatException($"There is no view '{kind}' of a number."),
    };

    /// <summary>What is seen of a cell.</summary>
    public double Of(double cell) => Kind switch
    {
        "plain" => cell,
        "zero_is_missing" => Math.Abs(cell) <= Zero ? double.NaN : cell,
        "in" => double.IsNaN(cell) ? double.NaN : cell >= 0 && Holds(cell) ? 1 : 0,
        _ => Holds(cell) ? 0 : 1,
    };

    // A fraction below zero is cut to zero by tools that cast, so it counts as category 0.
    private bool Holds(double cell) => cell > -1 && cell < int.MaxValue && _set.Contains((int)cell);
}
