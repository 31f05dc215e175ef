namespace Mainspring.Client.Runs;

/// <summary>The points of one metric in the order of steps.</summary>
public sealed record MetricHistory(string Key, IReadOnlyList<RunMetric> Points);
