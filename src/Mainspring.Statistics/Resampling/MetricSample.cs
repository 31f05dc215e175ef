namespace Mainspring.Statistics.Resampling;

/// <summary>
/// Rows whose metrics are measured again and again with other counts of each row: drawn with replacement, or a part of them. What does not change is computed once, so that
/// measuring takes one pass.
/// </summary>
public abstract class MetricSample
{
    private protected MetricSample(int rows, params string[] names) => (Rows, Names) = (rows, names);

    /// <summary>The number of rows.</summary>
    public int Rows { get; }

    /// <summary>The metrics that are measured.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <summary>Measures.</summary>
    /// <param name="counts">How often each row counts, zero included.</param>
    /// <param name="values">One value a name, in their order; NaN where the counted rows do not tell it.</param>
    public abstract void Measure(ReadOnlySpan<int> counts, Span<double> values);
}
