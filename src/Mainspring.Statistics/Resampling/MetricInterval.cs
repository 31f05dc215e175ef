namespace Mainspring.Statistics.Resampling;

/// <summary>A value and where it would lie on other rows of the same kind.</summary>
/// <param name="Value">On the rows themselves.</param>
/// <param name="Low">The lower end.</param>
/// <param name="High">The upper end.</param>
public sealed record MetricInterval(double Value, double Low, double High);
