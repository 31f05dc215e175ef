namespace Mainspring.Server.Mlflow.Metrics;

/// <summary>Points of metrics.</summary>
internal sealed record MetricsAnswer(IReadOnlyList<MlflowMetric> Metrics, string? NextPageToken = null);
