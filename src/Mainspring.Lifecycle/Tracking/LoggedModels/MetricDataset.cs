namespace Mainspring.Lifecycle.Tracking.LoggedModels;

/// <summary>The data set that a metric was measured on.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Digest">What tells it from others of that name, or null for any of them.</param>
public sealed record MetricDataset(string Name, string? Digest);
