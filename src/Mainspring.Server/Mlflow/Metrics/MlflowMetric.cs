using Mainspring.Lifecycle.Tracking;
using Mainspring.Server.Mlflow.Runs;
using Mainspring.Server.Mlflow.Wire;

namespace Mainspring.Server.Mlflow.Metrics;

/// <summary>A point of a metric on the wire.</summary>
internal sealed record MlflowMetric
{
    public required string Key { get; init; }

    public required double Value { get; init; }

    public required long Timestamp { get; init; }

    public long Step { get; init; }

    /// <summary>Its run, in answers about several runs.</summary>
    public string? RunId { get; init; }

    /// <summary>The logged model that was measured, in requests.</summary>
    public string? ModelId { get; init; }

    /// <summary>The data that it was measured on, in requests.</summary>
    public string? DatasetName { get; init; }

    /// <inheritdoc cref="DatasetName"/>
    public string? DatasetDigest { get; init; }

    public static MlflowMetric Of(MetricPoint point, RunId? run = null) => new()
    {
        Key = point.Key,
        Value = point.Value,
        Timestamp = point.At.ToUnixTimeMilliseconds(),
        Step = point.Step,
        RunId = run?.Value,
    };

    /// <exception cref="MlflowFault">Its time is out of range, or its model is none.</exception>
    public MetricPoint ToDomain() => new(Key, Value, Step, MlflowTime.Parse(Timestamp, "timestamp")) { Subject = MetricSubjectText.Parse(ModelId, DatasetName, DatasetDigest) };
}
