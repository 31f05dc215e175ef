namespace Mainspring.Server.Mlflow.Traces;

/// <summary>A trace of version 2 of the wire.</summary>
internal sealed record TraceInfoBody
{
    public required string RequestId { get; init; }

    public required string ExperimentId { get; init; }

    public required long TimestampMs { get; init; }

    public long? ExecutionTimeMs { get; init; }

    public required string Status { get; init; }

    public IReadOnlyList<KeyValueBody> RequestMetadata { get; init; } = [];

    public IReadOnlyList<KeyValueBody> Tags { get; init; } = [];
}
