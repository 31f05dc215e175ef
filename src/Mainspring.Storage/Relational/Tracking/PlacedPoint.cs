using Mainspring.Lifecycle.Tracking;

namespace Mainspring.Storage.Relational.Tracking;

/// <summary>A point of a metric and the run that it belongs to.</summary>
internal readonly record struct PlacedPoint(RunPlace Run, MetricPoint Point);
