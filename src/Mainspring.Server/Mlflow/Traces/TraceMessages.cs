using System.Text.Json;

namespace Mainspring.Server.Mlflow.Traces;

/// <summary>Starts a trace in version 2.</summary>
internal sealed record StartTraceRequest(string? ExperimentId, long? TimestampMs, IReadOnlyList<KeyValueBody>? RequestMetadata, IReadOnlyList<KeyValueBody>? Tags);

/// <summary>Ends a trace in version 2.</summary>
internal sealed record EndTraceRequest(string? TraceId, long? TimestampMs, string? Status, IReadOnlyList<KeyValueBody>? RequestMetadata, IReadOnlyList<KeyValueBody>? Tags);

/// <summary>Starts a trace in version 3.</summary>
internal sealed record StartTraceV3Request
{
    public required TraceBody Trace { get; init; }
}

/// <summary>Names one trace.</summary>
internal sealed record TraceRequest(string? TraceId, bool? AllowPartial);

/// <summary>Names several traces.</summary>
internal sealed record TracesRequest(IReadOnlyList<string>? TraceIds, IReadOnlyList<string>? ExperimentIds);

/// <summary>Names the trace whose spans are wanted as a file.</summary>
internal sealed record TraceArtifactRequest(string? RequestId, string? TraceId);

/// <summary>Searches traces in version 2.</summary>
internal sealed record SearchTracesRequest(IReadOnlyList<string>? ExperimentIds, string? Filter, int? MaxResults, IReadOnlyList<string>? OrderBy, string? PageToken);

/// <summary>Searches traces in version 3.</summary>
internal sealed record SearchTracesV3Request(IReadOnlyList<TraceLocationBody>? Locations, string? Filter, int? MaxResults, IReadOnlyList<string>? OrderBy, string? PageToken);

/// <summary>Sets a tag.</summary>
internal sealed record SetTraceTagRequest(string? TraceId, string? Key, string? Value);

/// <summary>Removes a tag.</summary>
internal sealed record DeleteTraceTagRequest(string? TraceId, string? Key);

/// <summary>Deletes traces.</summary>
internal sealed record DeleteTracesRequest
{
    public required string ExperimentId { get; init; }

    public long? MaxTimestampMillis { get; init; }

    public int? MaxTraces { get; init; }

    public IReadOnlyList<string>? RequestIds { get; init; }
}

/// <summary>Links traces to a run.</summary>
internal sealed record LinkTracesRequest
{
    public required string RunId { get; init; }

    public IReadOnlyList<string>? TraceIds { get; init; }
}

/// <summary>Links prompts to a trace.</summary>
internal sealed record LinkPromptsRequest
{
    public required string TraceId { get; init; }

    public IReadOnlyList<PromptVersionBody>? PromptVersions { get; init; }
}

/// <summary>A version of a prompt.</summary>
internal sealed record PromptVersionBody(string? Name, string? Version);

/// <summary>Asks how two filters go together.</summary>
internal sealed record CorrelationRequest(IReadOnlyList<string>? ExperimentIds, string? FilterString1, string? FilterString2, string? BaseFilter);

/// <summary>Creates or changes an assessment. The mask says which fields shall change, separated by commas.</summary>
internal sealed record AssessmentRequest
{
    public string? TraceId { get; init; }

    public string? AssessmentId { get; init; }

    public required AssessmentBody Assessment { get; init; }

    public JsonElement? UpdateMask { get; init; }
}

/// <summary>Names an assessment.</summary>
internal sealed record AssessmentKeyRequest(string? TraceId, string? AssessmentId);

/// <summary>A trace of version 2.</summary>
internal sealed record TraceInfoAnswer(TraceInfoBody TraceInfo);

/// <summary>A trace of version 3.</summary>
internal sealed record TraceAnswer(TraceBody Trace);

/// <summary>Several traces of version 3 with their spans.</summary>
internal sealed record TracesAnswer(IReadOnlyList<TraceBody> Traces);

/// <summary>Several traces of version 3 without spans.</summary>
internal sealed record TraceInfosAnswer(IReadOnlyList<TraceInfoV3Body> TraceInfos);

/// <summary>A page of traces of version 2.</summary>
internal sealed record SearchTracesAnswer(IReadOnlyList<TraceInfoBody> Traces, string? NextPageToken);

/// <summary>A page of traces of version 3.</summary>
internal sealed record SearchTracesV3Answer(IReadOnlyList<TraceInfoV3Body> Traces, string? NextPageToken);

/// <summary>How many traces were deleted.</summary>
internal sealed record DeleteTracesAnswer(int TracesDeleted);

/// <summary>The spans of a trace as a file.</summary>
internal sealed record TraceArtifactAnswer(IReadOnlyList<JsonElement> Spans);

/// <summary>How two filters go together.</summary>
internal sealed record CorrelationAnswer(double Npmi, double NpmiSmoothed, long Filter1Count, long Filter2Count, long JointCount, long TotalCount);

/// <summary>An assessment.</summary>
internal sealed record AssessmentAnswer(AssessmentBody Assessment);

/// <summary>Measures traces.</summary>
internal sealed record TraceMetricsRequest
{
    public IReadOnlyList<string>? ExperimentIds { get; init; }

    public string? ViewType { get; init; }

    public string? MetricName { get; init; }

    public IReadOnlyList<AggregationBody>? Aggregations { get; init; }

    public IReadOnlyList<string>? Dimensions { get; init; }

    public IReadOnlyList<string>? Filters { get; init; }

    public long? TimeIntervalSeconds { get; init; }

    public long? StartTimeMs { get; init; }

    public long? EndTimeMs { get; init; }

    public int? MaxResults { get; init; }

    public string? PageToken { get; init; }
}

/// <summary>How values are put together.</summary>
internal sealed record AggregationBody(string? AggregationType, double? PercentileValue);

/// <summary>Measurements.</summary>
internal sealed record TraceMetricsAnswer(IReadOnlyList<DataPointBody> DataPoints, string? NextPageToken);

/// <summary>One group of measurements.</summary>
internal sealed record DataPointBody(string MetricName, IReadOnlyDictionary<string, string> Dimensions, IReadOnlyDictionary<string, double> Values);
