using Mainspring.Lifecycle.Identity;
using Mainspring.Lifecycle.Tracking;
using Mainspring.Server.Mlflow.Metrics;
using Mainspring.Server.Mlflow.Wire;

namespace Mainspring.Server.Mlflow.Runs;

/// <summary>What runs record, on MLflow's wire.</summary>
internal static class RunLoggingCalls
{
    private const int MostMetrics = 1000;
    private const int MostEntries = 100;

    public static void MapRunLogging(this MlflowRoutes routes)
    {
        routes.Post("runs/log-metric", MlflowAccess.Edit<LogMetricRequest>(request => Resource.Run(request.Run)), LogMetricAsync);
        routes.Post("runs/log-parameter", MlflowAccess.Edit<LogParamRequest>(request => Resource.Run(request.Run)), LogParamAsync);
        routes.Post("runs/set-tag", MlflowAccess.Edit<SetTagRequest>(request => Resource.Run(request.Run)), SetTagAsync);
        routes.Post("runs/delete-tag", MlflowAccess.Edit<DeleteTagRequest>(request => Resource.Run(request.Run)), DeleteTagAsync);
        routes.Post("runs/log-batch", MlflowAccess.Edit<LogBatchRequest>(request => Resource.Run(request.Run)), LogBatchAsync);
        routes.Post("runs/log-model", MlflowAccess.Edit<LogModelRequest>(request => Resource.Run(request.Run)), ModelHistory.AddAsync);
    }

    private static Task<MlflowNothing> LogMetricAsync(LogMetricRequest request, MlflowCall call) =>
        LogAsync(request, new() { Metrics = [request.ToDomain()] }, call);

    private static Task<MlflowNothing> LogParamAsync(LogParamRequest request, MlflowCall call) =>
        LogAsync(request, new() { Params = new Dictionary<string, string> { [request.Key] = request.Value } }, call);

    private static Task<MlflowNothing> SetTagAsync(SetTagRequest request, MlflowCall call) =>
        LogAsync(request, new() { Tags = new Dictionary<string, string> { [request.Key] = request.Value } }, call);

    private static async Task<MlflowNothing> DeleteTagAsync(DeleteTagRequest request, MlflowCall call)
    {
        RunId run = MlflowRunReference.Parse(request);
        return (await call.Get<ITrackingStore>().DeleteTagAsync(run, request.Key, call.Cancellation)).OrFault(run);
    }

    private static Task<MlflowNothing> LogBatchAsync(LogBatchRequest request, MlflowCall call)
    {
        Bound(request.Metrics.Count, MostMetrics, "metrics");
        Bound(request.Params.Count, MostEntries, "params");
        Bound(request.Tags.Count, MostEntries, "tags");
        Bound(request.Metrics.Count + request.Params.Count + request.Tags.Count, MostMetrics, "metrics, params, and tags");
        RefuseDoubles(request.Params);
        return LogAsync(
            request,
            new() { Metrics = [.. request.Metrics.Select(metric => metric.ToDomain())], Params = MlflowEntry.Read(request.Params), Tags = MlflowEntry.Read(request.Tags) },
            call);
    }

    private static async Task<MlflowNothing> LogAsync(OfRun request, RunLog log, MlflowCall call)
    {
        RunId run = MlflowRunReference.Parse(request);
        return (await call.Get<Tracker>().LogAsync(run, MlflowKeys.Demand(log), call.Cancellation)).OrFault(run);
    }

    private static void Bound(int count, int most, string entries)
    {
        if (count > most)
        {
            throw MlflowFault.Invalid($"A batch logging request can contain at most {most} {entries}. Got {count} {entries}. Please split up {entries} across multiple requests and try again.");
        }
    }

    private static void RefuseDoubles(IReadOnlyList<MlflowEntry> parameters)
    {
        if (parameters.CountBy(entry => entry.Key).FirstOrDefault(key => key.Value > 1).Key is { } twice)
        {
            throw MlflowFault.Invalid($"Duplicate parameter keys have been submitted: '{twice}'. Please ensure the request contains only one param value per param key.");
        }
    }
}
