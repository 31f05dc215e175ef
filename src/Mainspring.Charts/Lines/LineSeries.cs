namespace Mainspring.Charts.Lines;

/// <summary>
/// A line through points in the order given. A point with a NaN or infinite coordinate is a gap. <see cref="Lower"/> and
/// <see cref="Upper"/>, when given, are as long as <see cref="Y"/> and draw a band.
/// </summary>
public sealed record LineSeries
{
    /// <summary>A series of values at places; both lists have one entry a point.</summary>
    /// <exception cref="ArgumentException">The lists differ in length.</exception>
    public LineSeries(string name, IReadOnlyList<double> x, IReadOnlyList<double> y)
    {
        ArgumentNullException.ThrowIfNull(x);
        ArgumentNullException.ThrowIfNull(y);
        if (x.Count != y.Count)
        {
            throw new ArgumentException($"The series '{name}' has {x.Count} places and {y.Count} values; it needs one value for each place.", nameof(y));
        }

        Name = name;
        X = x;
        Y = y;
    }

    /// <summary>What the legend and the tooltips call the series.</summary>
    public string Name { get; }

    /// <summary>Where the points lie.</summary>
    public IReadOnlyList<double> X { get; }

    /// <summary>The values there.</summary>
    public IReadOnlyList<double> Y { get; }

    /// <summary>The lower edge of the band; needs <see cref="Upper"/>.</summary>
    public IReadOnlyList<double>? Lower { get; init; }

    /// <summary>The upper edge of the band; needs <see cref="Lower"/>.</summary>
    public IReadOnlyList<double>? Upper { get; init; }

    /// <summary>Drawn dashed: estimates, expectations.</summary>
    public bool Dashed { get; init; }

    /// <summary>Fills the surface below the line lightly.</summary>
    public bool Filled { get; init; }

    /// <summary>Joins neighbouring points by a line; false scatters them.</summary>
    public bool Joined { get; init; } = true;

    /// <summary>A mark at every point; null marks series of at most 60 points.</summary>
    public bool? Marks { get; init; }

    /// <summary>The values at moments, for a time axis.</summary>
    public static LineSeries OverTime(string name, IReadOnlyList<DateTimeOffset> at, IReadOnlyList<double> values)
    {
        ArgumentNullException.ThrowIfNull(at);
        return new LineSeries(name, [.. at.Select(moment => moment.ToUnixTimeMilliseconds() / 1000.0)], values);
    }

    internal bool HasMarks => Marks ?? X.Count <= 60;

    internal bool HasBand => Lower is not null && Upper is not null && Lower.Count == Y.Count && Upper.Count == Y.Count;

    internal bool IsDrawn(int point) => double.IsFinite(X[point]) && double.IsFinite(Y[point]);
}
