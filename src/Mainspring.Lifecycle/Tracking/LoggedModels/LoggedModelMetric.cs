namespace Mainspring.Lifecycle.Tracking.LoggedModels;

/// <summary>One value of a metric of a logged model.</summary>
/// <param name="Run">The run that measured it.</param>
/// <param name="Point">What was measured.</param>
/// <param name="Dataset">The data set that it was measured on, or null when that is not known.</param>
public sealed record LoggedModelMetric(RunId Run, MetricPoint Point, MetricDataset? Dataset);
