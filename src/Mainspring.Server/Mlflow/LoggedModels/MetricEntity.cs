using Mainspring.Lifecycle.Tracking.LoggedModels;

namespace Mainspring.Server.Mlflow.LoggedModels;

/// <summary>A metric of a logged model.</summary>
internal sealed record MetricEntity
{
    public required string Key { get; init; }

    public required double Value { get; init; }

    public required long Timestamp { get; init; }

    public required long Step { get; init; }

    public string? DatasetName { get; init; }

    public string? DatasetDigest { get; init; }

    public required string ModelId { get; init; }

    public required string RunId { get; init; }

    public static MetricEntity Of(LoggedModelId model, LoggedModelMetric metric) => new()
    {
        Key = metric.Point.Key,
        Value = metric.Point.Value,
        Timestamp = metric.Point.At.ToUnixTimeMilliseconds(),
        Step = metric.Point.Step,
        DatasetName = metric.Dataset?.Name,
        DatasetDigest = metric.Dataset?.Digest,
        ModelId = model.Value,
        RunId = metric.Run.Value,
    };
}
