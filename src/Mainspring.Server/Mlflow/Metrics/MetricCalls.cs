using Mainspring.Lifecycle.Identity;
using Mainspring.Lifecycle.Tracking;
using Mainspring.Server.Mlflow.Runs;
using Mainspring.Server.Mlflow.Wire;

namespace Mainspring.Server.Mlflow.Metrics;

/// <summary>Histories of metrics on MLflow's wire.</summary>
internal static class MetricCalls
{
    private const int LargestHistory = 1_000_000;
    private const int LargestBulk = 25_000;
    private const int LargestInterval = 2500;
    private const int MostRuns = 100;

    public static void MapMetricHistory(this MlflowRoutes routes)
    {
        routes.Get("metrics/get-history", MlflowAccess.View<MetricHistoryRequest>(request => Resource.Run(request.Run)), HistoryAsync);
        routes.Get("metrics/get-history-bulk", MlflowAccess.View<BulkHistoryRequest>(request => Resource.All(request.RunId.Select(Resource.Run))), BulkAsync);
        routes.Get("metrics/get-history-bulk-interval", MlflowAccess.View<BulkIntervalRequest>(request => Resource.All(request.RunIds.Select(Resource.Run))), IntervalAsync);
    }

    private static async Task<MetricsAnswer> HistoryAsync(MetricHistoryRequest request, MlflowCall call)
    {
        RunId run = MlflowRunReference.Parse(request);
        int limit = MlflowPage.Limit(request.MaxResults, LargestHistory, LargestHistory);
        ITrackingStore store = call.Get<ITrackingStore>();
        MetricPage page = await store.ReadHistoryAsync(run, request.MetricKey, limit, PointToken.Read(request.PageToken, request.MetricKey), call.Cancellation);
        if (page.Points.Count == 0 && await store.FindRunAsync(run, call.Cancellation) is null)
        {
            throw MlflowIds.NoRun(run.Value);
        }

        return new([.. page.Points.Select(point => MlflowMetric.Of(point))], page.HasMore ? PointToken.Write(page.Points[^1]) : null);
    }

    private static async Task<MetricsAnswer> BulkAsync(BulkHistoryRequest request, MlflowCall call)
    {
        int limit = MlflowPage.Limit(request.MaxResults, LargestBulk, LargestBulk);
        List<MlflowMetric> points = [];
        foreach (RunId run in Runs(request.RunId, "run_id"))
        {
            MetricPage page = await call.Get<ITrackingStore>().ReadHistoryAsync(run, request.MetricKey, limit, cancellation: call.Cancellation);
            points.AddRange(page.Points.Take(limit - points.Count).Select(point => MlflowMetric.Of(point, run)));
        }

        return new(points);
    }

    private static async Task<MetricsAnswer> IntervalAsync(BulkIntervalRequest request, MlflowCall call)
    {
        if ((request.StartStep is null) != (request.EndStep is null) || request.StartStep > request.EndStep)
        {
            throw MlflowFault.Invalid("Provide both 'start_step' and 'end_step', the first not greater than the second, or neither of them.");
        }

        int limit = MlflowPage.Limit(request.MaxResults, LargestInterval, LargestInterval);
        ITrackingStore store = call.Get<ITrackingStore>();
        RunId[] runs = Runs(request.RunIds, "run_ids");
        List<IReadOnlyList<long>> steps = [];
        foreach (RunId run in runs)
        {
            steps.Add(await store.ListStepsAsync(run, request.MetricKey, request.StartStep ?? long.MinValue, request.EndStep ?? long.MaxValue, call.Cancellation));
        }

        IReadOnlyList<long> chosen = MetricSampling.Choose(steps, limit);
        List<MlflowMetric> points = [];
        foreach (RunId run in runs)
        {
            points.AddRange((await store.ReadStepsAsync(run, request.MetricKey, chosen, LargestInterval, call.Cancellation)).Select(point => MlflowMetric.Of(point, run)));
        }

        return new(points);
    }

    private static RunId[] Runs(IReadOnlyList<string> ids, string field) => ids.Count is >= 1 and <= MostRuns
        ? [.. ids.Distinct().Select(id => RunId.TryParse(id, out RunId? run) ? run : throw MlflowIds.NoRun(id))]
        : throw MlflowFault.Invalid($"Missing or invalid value for required parameter '{field}': it must name 1 to {MostRuns} runs.");
}
