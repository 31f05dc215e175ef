using Mainspring.Lifecycle.Tracking;
using Mainspring.Server.Mlflow.Runs;
using Mainspring.Server.Mlflow.Wire;

namespace Mainspring.Server.Mlflow.Metrics;

// What has a default is set, not init: the generated reader gives an init property that is left out the default of its type.

internal sealed record LogMetricRequest : OfRun
{
    public required string Key { get; init; }

    public required double? Value { get; init; }

    public required long? Timestamp { get; init; }

    public long Step { get; init; }

    public string? ModelId { get; init; }

    public string? DatasetName { get; init; }

    public string? DatasetDigest { get; init; }

    /// <exception cref="MlflowFault">Its time is out of range, or its model is none.</exception>
    public MetricPoint ToDomain() =>
        new(Key, Value!.Value, Step, MlflowTime.Parse(Timestamp!.Value, "timestamp")) { Subject = MetricSubjectText.Parse(ModelId, DatasetName, DatasetDigest) };
}

internal sealed record MetricHistoryRequest : OfRun
{
    public required string MetricKey { get; init; }

    public string? PageToken { get; init; }

    public long? MaxResults { get; init; }
}

internal sealed record BulkHistoryRequest
{
    public IReadOnlyList<string> RunId { get; set; } = [];

    public required string MetricKey { get; init; }

    public long? MaxResults { get; init; }
}

internal sealed record BulkIntervalRequest
{
    public IReadOnlyList<string> RunIds { get; set; } = [];

    public required string MetricKey { get; init; }

    public long? StartStep { get; init; }

    public long? EndStep { get; init; }

    public long? MaxResults { get; init; }
}
