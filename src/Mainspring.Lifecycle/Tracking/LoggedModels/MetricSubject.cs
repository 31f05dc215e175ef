namespace Mainspring.Lifecycle.Tracking.LoggedModels;

/// <summary>What a point of a metric says something about, beside its run.</summary>
/// <param name="Model">The logged model that was measured. A point on a model that does not exist belongs to the run alone.</param>
/// <param name="Dataset">The data set that it was measured on, or null.</param>
public sealed record MetricSubject(LoggedModelId Model, MetricDataset? Dataset);
