using System.Text.Json;
using Mainspring.Lifecycle.Identity;
using Mainspring.Lifecycle.Tracing;
using Mainspring.Lifecycle.Tracing.Spans;
using Mainspring.Server.Mlflow.Wire;

namespace Mainspring.Server.Mlflow.Traces;

/// <summary>Reading traces with and without their spans on version 3 of MLflow's wire, and the spans as a file.</summary>
internal static class TraceReadRoutes
{
    private const string V3 = "3.0";
    private const int MostTraces = 500;

    public static void MapTraceReading(this MlflowRoutes routes)
    {
        routes.Get("traces/{trace_id}", MlflowAccess.View<TraceRequest>(static request => Resource.Trace(request.TraceId)), InfoAsync, V3);
        routes.Get("traces/get", MlflowAccess.View<TraceRequest>(static request => Resource.Trace(request.TraceId)), GetAsync, V3);
        routes.Get("traces/batchGet", MlflowAccess.View<TracesRequest>(All), BatchAsync, V3);
        routes.Post("traces/batchGetInfos", MlflowAccess.View<TracesRequest>(All), BatchInfosAsync, V3);
        foreach (string version in (string[])["2.0", V3])
        {
            routes.Get("get-trace-artifact", MlflowAccess.View<TraceArtifactRequest>(static request => Resource.Trace(request.RequestId ?? request.TraceId)), ArtifactAsync, version);
        }
    }

    private static Resource All(TracesRequest request) => Resource.All((request.TraceIds ?? []).Select(Resource.Trace));

    private static async Task<TraceAnswer> InfoAsync(TraceRequest request, MlflowCall call) => new(new(TraceWire.Version3(await FindAsync(request.TraceId, call))));

    private static async Task<TraceAnswer> GetAsync(TraceRequest request, MlflowCall call)
    {
        Trace trace = await FindAsync(request.TraceId, call);
        SpanReading reading = await call.Get<TraceReader>().ReadAsync(trace, wait: request.AllowPartial != true, call.Cancellation);
        return reading.IsComplete || request.AllowPartial == true
            ? new(new(TraceWire.Version3(trace), [.. reading.Spans.Select(OpenTelemetryJson.Of)]))
            : throw MlflowFault.Missing($"Trace with ID {trace.Id} is not fully exported yet, please try again later.");
    }

    private static async Task<TracesAnswer> BatchAsync(TracesRequest request, MlflowCall call)
    {
        var bodies = new List<TraceBody>();
        foreach (Trace trace in await FindAsync(request, call))
        {
            SpanReading reading = await call.Get<TraceReader>().ReadAsync(trace, wait: false, call.Cancellation);
            if (reading.IsComplete)
            {
                bodies.Add(new(TraceWire.Version3(trace), [.. reading.Spans.Select(OpenTelemetryJson.Of)]));
            }
        }

        return new(bodies);
    }

    private static async Task<TraceInfosAnswer> BatchInfosAsync(TracesRequest request, MlflowCall call) => new([.. (await FindAsync(request, call)).Select(TraceWire.Version3)]);

    private static async Task<TraceArtifactAnswer> ArtifactAsync(TraceArtifactRequest request, MlflowCall call)
    {
        Trace trace = await FindAsync(request.RequestId ?? request.TraceId, call);
        SpanReading reading = await call.Get<TraceReader>().ReadAsync(trace, wait: false, call.Cancellation);
        return new([.. reading.Spans.Select(static span => JsonElement.Parse(SpanJson.Write(span)))]);
    }

    private static async Task<Trace> FindAsync(string? id, MlflowCall call) =>
        await call.Get<ITraceStore>().FindAsync(WireIds.Trace(id), call.Cancellation) ?? throw TraceWire.NotFound(id);

    private static async Task<IEnumerable<Trace>> FindAsync(TracesRequest request, MlflowCall call)
    {
        TraceId[] ids = WireIds.Traces(request.TraceIds);
        if (ids.Length > MostTraces)
        {
            throw MlflowFault.Invalid($"There are {ids.Length} ids of traces; at most {MostTraces} can be read in one go.");
        }

        HashSet<long>? experiments = request.ExperimentIds is { Count: > 0 } wanted ? [.. wanted.Select(WireIds.Experiment)] : null;
        return (await call.Get<ITraceStore>().FindAsync(ids, call.Cancellation)).Where(trace => experiments?.Contains(trace.ExperimentId) != false);
    }
}
