namespace Mainspring.Lifecycle.Tracing.Measures;

/// <summary>One group of a measurement.</summary>
/// <param name="Start">When its time starts, or null without groups in time.</param>
/// <param name="Dimensions">Its value of each dimension, in the order of the query; null where it has none.</param>
/// <param name="Count">How many values it holds.</param>
/// <param name="Sum">Their sum, or null when there are none.</param>
/// <param name="Average">Their mean, or null when there are none.</param>
/// <param name="Smallest">The smallest, or null when there are none.</param>
/// <param name="Greatest">The greatest, or null when there are none.</param>
/// <param name="Percentiles">The percentiles of the query, between neighbouring values by their distance; null when there are no values.</param>
public sealed record MeasuredGroup(
    DateTimeOffset? Start,
    IReadOnlyList<string?> Dimensions,
    long Count,
    double? Sum,
    double? Average,
    double? Smallest,
    double? Greatest,
    IReadOnlyList<double?> Percentiles);
