using Mainspring.Lifecycle.Identity;
using Mainspring.Lifecycle.Tracing;
using Mainspring.Server.Mlflow.Wire;

namespace Mainspring.Server.Mlflow.Traces;

/// <summary>Traces on MLflow's wire: versions 2 and 3 of it, tags, deletion and links.</summary>
internal static class TraceRoutes
{
    private const string V3 = "3.0";

    private static readonly string[] Both = ["2.0", V3];

    public static void MapTraces(this MlflowRoutes routes)
    {
        routes.Post("traces", MlflowAccess.Edit<StartTraceRequest>(static request => Resource.Experiment(request.ExperimentId)), StartAsync);
        routes.Patch("traces/{trace_id}", MlflowAccess.Edit<EndTraceRequest>(static request => Resource.Trace(request.TraceId)), EndAsync);
        routes.Get("traces/{trace_id}/info", MlflowAccess.View<TraceRequest>(static request => Resource.Trace(request.TraceId)), InfoAsync);
        routes.Post("traces", MlflowAccess.Edit<StartTraceV3Request>(static request => Resource.Experiment(request.Trace.TraceInfo?.TraceLocation?.MlflowExperiment?.ExperimentId)), StartV3Async, V3);
        foreach (string version in Both)
        {
            routes.Patch("traces/{trace_id}/tags", MlflowAccess.Edit<SetTraceTagRequest>(static request => Resource.Trace(request.TraceId)), SetTagAsync, version);
            routes.Delete("traces/{trace_id}/tags", MlflowAccess.Edit<DeleteTraceTagRequest>(static request => Resource.Trace(request.TraceId)), DeleteTagAsync, version);
            routes.Post("traces/delete-traces", MlflowAccess.Edit<DeleteTracesRequest>(static request => Resource.Experiment(request.ExperimentId)), DeleteAsync, version);
            routes.Post("traces/link-to-run", MlflowAccess.Edit<LinkTracesRequest>(static request => Resource.All([Resource.Run(request.RunId), .. (request.TraceIds ?? []).Select(Resource.Trace)])), LinkToRunAsync, version);
            routes.Post("traces/link-prompts", MlflowAccess.Edit<LinkPromptsRequest>(static request => Resource.Trace(request.TraceId)), LinkPromptsAsync, version);
        }
    }

    private static async Task<TraceInfoAnswer> StartAsync(StartTraceRequest request, MlflowCall call)
    {
        NewTrace trace = TraceWire.Read(request, call.Get<TimeProvider>().GetUtcNow());
        return new(TraceWire.Version2(TraceWire.Kept(await call.Get<Tracer>().StartAsync(trace, call.Cancellation), null)));
    }

    private static async Task<TraceInfoAnswer> EndAsync(EndTraceRequest request, MlflowCall call)
    {
        TraceId id = WireIds.Trace(request.TraceId);
        DateTimeOffset at = request.TimestampMs is { } end ? WireInstant.ReadMilliseconds(end, "timestamp_ms") : call.Get<TimeProvider>().GetUtcNow();
        var ended = new TraceEnd(at, TraceStates.Read(request.Status), TraceWire.Texts(request.RequestMetadata), TraceWire.Texts(request.Tags));
        return new(TraceWire.Version2(TraceWire.Kept(await call.Get<Tracer>().EndAsync(id, ended, call.Cancellation), id)));
    }

    private static async Task<TraceInfoAnswer> InfoAsync(TraceRequest request, MlflowCall call) =>
        new(TraceWire.Version2(await call.Get<ITraceStore>().FindAsync(WireIds.Trace(request.TraceId), call.Cancellation) ?? throw TraceWire.NotFound(request.TraceId)));

    private static async Task<TraceAnswer> StartV3Async(StartTraceV3Request request, MlflowCall call)
    {
        NewTrace trace = TraceWire.Read(request.Trace.TraceInfo ?? throw WireIds.Missing("trace.trace_info"), call.Get<TimeProvider>().GetUtcNow());
        return new(new(TraceWire.Version3(TraceWire.Kept(await call.Get<Tracer>().StartAsync(trace, call.Cancellation), trace.Id))));
    }

    private static async Task<MlflowNothing> SetTagAsync(SetTraceTagRequest request, MlflowCall call)
    {
        TraceId id = WireIds.Trace(request.TraceId);
        TraceWire.Kept(await call.Get<Tracer>().SetTagAsync(id, request.Key ?? throw WireIds.Missing("key"), request.Value ?? "", call.Cancellation), id);
        return MlflowNothing.Instance;
    }

    private static async Task<MlflowNothing> DeleteTagAsync(DeleteTraceTagRequest request, MlflowCall call)
    {
        TraceId id = WireIds.Trace(request.TraceId);
        string key = request.Key ?? throw WireIds.Missing("key");
        TraceWire.Kept(await call.Get<ITraceStore>().DeleteTagAsync(id, key, call.Cancellation), id, key);
        return MlflowNothing.Instance;
    }

    private static async Task<DeleteTracesAnswer> DeleteAsync(DeleteTracesRequest request, MlflowCall call)
    {
        bool byTime = request.MaxTimestampMillis is not null;
        bool byId = request.RequestIds is { Count: > 0 };
        string? fault = (byTime, byId) switch
        {
            (false, false) => "Either `max_timestamp_millis` or `trace_ids` must be specified.",
            (true, true) => "Only one of `max_timestamp_millis` and `trace_ids` can be specified.",
            (false, true) when request.MaxTraces is not null => "`max_traces` can't be specified if `trace_ids` is specified.",
            _ when request.MaxTraces <= 0 => $"`max_traces` must be a positive integer, received {request.MaxTraces}.",
            _ => null,
        };
        return fault is not null ? throw MlflowFault.Invalid(fault) : new(await call.Get<ITraceStore>().DeleteAsync(
            new()
            {
                ExperimentId = WireIds.Experiment(request.ExperimentId),
                Until = byTime ? WireInstant.ReadMilliseconds(request.MaxTimestampMillis!.Value, "max_timestamp_millis") : null,
                Most = request.MaxTraces,
                Ids = byId ? WireIds.Traces(request.RequestIds) : null,
            },
            call.Cancellation));
    }

    private static async Task<MlflowNothing> LinkToRunAsync(LinkTracesRequest request, MlflowCall call)
    {
        TraceId[] traces = WireIds.Traces(request.TraceIds);
        if (traces.Length > TraceRules.MostLinks)
        {
            throw MlflowFault.Invalid($"Cannot link more than {TraceRules.MostLinks} traces to a run in a single request. Provided {traces.Length} traces.");
        }

        return await call.Get<Tracer>().LinkAsync(request.RunId, traces, call.Cancellation) ? MlflowNothing.Instance : throw MlflowFault.Missing($"Run with id={request.RunId} not found");
    }

    private static async Task<MlflowNothing> LinkPromptsAsync(LinkPromptsRequest request, MlflowCall call)
    {
        TraceId id = WireIds.Trace(request.TraceId);
        PromptReference[] prompts =
        [
            .. (request.PromptVersions ?? []).Select(static prompt => new PromptReference(
                prompt.Name ?? throw WireIds.Missing("prompt_versions.name"), prompt.Version ?? throw WireIds.Missing("prompt_versions.version"))),
        ];
        TraceWire.Kept(await call.Get<ITraceStore>().LinkAsync(id, prompts, call.Cancellation), id);
        return MlflowNothing.Instance;
    }
}
