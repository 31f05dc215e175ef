using Mainspring.Lifecycle.Filters;

namespace Mainspring.Lifecycle.Tracking.LoggedModels;

/// <summary>One rule of the order of logged models. Models that lack the value come last in either direction.</summary>
/// <param name="By">What is compared: a field, or the newest value of a metric; <see cref="LoggedModelSearch"/> knows which there are.</param>
/// <param name="Descending">Whether the greatest comes first.</param>
/// <param name="Dataset">Only values of the metric on this data set, or null for all.</param>
public sealed record LoggedModelOrder(FilterSubject By, bool Descending, MetricDataset? Dataset = null);
