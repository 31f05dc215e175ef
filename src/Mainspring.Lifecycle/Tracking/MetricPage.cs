namespace Mainspring.Lifecycle.Tracking;

/// <summary>Points of a metric in the order of steps, then time, then value.</summary>
/// <param name="Points">The points.</param>
/// <param name="HasMore">Whether more follow the last of them.</param>
public sealed record MetricPage(IReadOnlyList<MetricPoint> Points, bool HasMore);
