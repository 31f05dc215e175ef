namespace Mainspring.Statistics.AbTests;

/// <summary>From where to where a value may lie. Both ends are infinite while nothing is known.</summary>
/// <param name="Lower">The lower end.</param>
/// <param name="Upper">The upper end.</param>
public readonly record struct Interval(double Lower, double Upper)
{
    /// <summary>Nothing is known.</summary>
    public static Interval Unknown { get; } = new(double.NegativeInfinity, double.PositiveInfinity);

    /// <summary>The values around a middle.</summary>
    public static Interval Around(double middle, double halfWidth) => double.IsNaN(middle) || double.IsNaN(halfWidth) ? Unknown : new(middle - halfWidth, middle + halfWidth);

    /// <summary>Whether a value lies inside, ends included.</summary>
    public bool Contains(double value) => Lower <= value && value <= Upper;

    /// <summary>What both allow. Two intervals that do not meet give the point between them.</summary>
    public Interval And(Interval other)
    {
        double lower = Math.Max(Lower, other.Lower);
        double upper = Math.Min(Upper, other.Upper);
        return lower <= upper ? new(lower, upper) : new((lower + upper) / 2, (lower + upper) / 2);
    }
}
