using Mainspring.Lifecycle.Tracing;
using Mainspring.Server.Mlflow.Wire;

namespace Mainspring.Server.Mlflow.Traces;

/// <summary>Traces between the wire and the domain.</summary>
internal static class TraceWire
{
    public static TraceInfoBody Version2(Trace trace) => new()
    {
        RequestId = trace.Id.Value,
        ExperimentId = MlflowIds.Text(trace.ExperimentId),
        TimestampMs = trace.StartedAt.ToUnixTimeMilliseconds(),
        ExecutionTimeMs = (long?)trace.Duration?.TotalMilliseconds,
        Status = TraceStates.OfVersion2(trace.State),
        RequestMetadata = Entries(trace.Metadata),
        Tags = Entries(trace.Tags),
    };

    public static TraceInfoV3Body Version3(Trace trace) => new()
    {
        TraceId = trace.Id.Value,
        ClientRequestId = trace.ClientRequestId,
        TraceLocation = TraceLocationBody.Of(MlflowIds.Text(trace.ExperimentId)),
        RequestPreview = trace.RequestPreview,
        ResponsePreview = trace.ResponsePreview,
        RequestTime = WireInstant.Of(trace.StartedAt),
        ExecutionDuration = trace.Duration is { } duration ? WireInstant.Of(duration) : null,
        State = TraceStates.Of(trace.State),
        TraceMetadata = trace.Metadata.ToDictionary(entry => entry.Key, entry => (string?)entry.Value),
        Assessments = [.. trace.Assessments.Select(AssessmentWire.Of)],
        Tags = trace.Tags.ToDictionary(entry => entry.Key, entry => (string?)entry.Value),
    };

    public static NewTrace Read(TraceInfoV3Body info, DateTimeOffset now) => new()
    {
        Id = string.IsNullOrEmpty(info.TraceId) ? null : WireIds.Trace(info.TraceId),
        ExperimentId = Experiment(info.TraceLocation),
        ClientRequestId = info.ClientRequestId,
        RequestPreview = info.RequestPreview ?? info.Request,
        ResponsePreview = info.ResponsePreview ?? info.Response,
        StartedAt = WireInstant.ReadInstant(info.RequestTime, "request_time") ?? now,
        Duration = WireInstant.ReadDuration(info.ExecutionDuration, "execution_duration"),
        State = TraceStates.Read(info.State),
        Metadata = Texts(info.TraceMetadata),
        Tags = Texts(info.Tags),
        Assessments = [.. (info.Assessments ?? []).Select(AssessmentWire.Read)],
    };

    public static NewTrace Read(StartTraceRequest request, DateTimeOffset now)
    {
        Dictionary<string, string> metadata = Texts(request.RequestMetadata);
        return new()
        {
            ExperimentId = WireIds.Experiment(request.ExperimentId),
            StartedAt = request.TimestampMs is { } start ? WireInstant.ReadMilliseconds(start, "timestamp_ms") : now,
            State = TraceState.InProgress,
            RequestPreview = metadata.GetValueOrDefault(TraceKeys.Inputs),
            Metadata = metadata,
            Tags = Texts(request.Tags),
        };
    }

    public static long Experiment(TraceLocationBody? location) => location is { Type: null or TraceLocationBody.Experiment, MlflowExperiment: { } experiment }
        ? WireIds.Experiment(experiment.ExperimentId)
        : throw MlflowFault.Invalid("A trace needs a trace_location of type MLFLOW_EXPERIMENT with mlflow_experiment.experiment_id; other places are not kept here.");

    public static Dictionary<string, string> Texts(IReadOnlyDictionary<string, string?>? entries) =>
        (entries ?? new Dictionary<string, string?>()).ToDictionary(entry => entry.Key, entry => entry.Value ?? "", StringComparer.Ordinal);

    public static Dictionary<string, string> Texts(IReadOnlyList<KeyValueBody>? entries)
    {
        var texts = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (KeyValueBody entry in entries ?? [])
        {
            texts[entry.Key ?? ""] = entry.Value ?? "";
        }

        return texts;
    }

    /// <summary>The trace that a change left, or the error that the client must see.</summary>
    public static Trace Kept(TraceOutcome outcome, TraceId? id, string? tag = null) => outcome switch
    {
        TraceOutcome.Kept kept => kept.Trace,
        TraceOutcome.NoSuchExperiment missing => throw MlflowFault.Missing($"No Experiment with id={missing.Id} exists"),
        TraceOutcome.ExperimentIsDeleted deleted => throw MlflowFault.Invalid($"The experiment {deleted.Id} must be in the 'active' state. Current state is deleted."),
        TraceOutcome.TakenElsewhere taken => throw MlflowFault.Exists($"The trace '{taken.Id}' belongs to another experiment."),
        TraceOutcome.NoSuchTag => throw MlflowFault.Missing($"No trace tag with key '{tag}' for trace with ID '{id}'"),
        TraceOutcome.Refused refused => throw MlflowFault.Invalid(string.Join(" ", refused.Faults.Select(fault => fault.Message))),
        _ => throw NotFound(id?.Value),
    };

    public static MlflowFault NotFound(string? id) => MlflowFault.Missing($"Trace with ID '{id}' not found.");

    private static KeyValueBody[] Entries(IReadOnlyDictionary<string, string> entries) => [.. entries.Select(entry => new KeyValueBody(entry.Key, entry.Value))];
}
