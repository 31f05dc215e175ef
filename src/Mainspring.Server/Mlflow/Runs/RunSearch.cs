using Mainspring.Lifecycle.Tracking;
using Mainspring.Server.Mlflow.Experiments;
using Mainspring.Server.Mlflow.Wire;

namespace Mainspring.Server.Mlflow.Runs;

/// <summary>The search for runs.</summary>
internal static class RunSearch
{
    private const int DefaultPage = 1000;

    public static async Task<RunsAnswer> AnswerAsync(SearchRunsRequest request, MlflowCall call)
    {
        var query = new RunQuery
        {
            Experiments = MlflowIds.Experiments(request.ExperimentIds),
            Filter = TrackingGrammars.Runs.Parse(request.Filter),
            Order = TrackingGrammars.Runs.ParseOrder(request.OrderBy),
            Stage = MlflowStage.Parse(request.RunViewType),
            Limit = MlflowPage.Limit(request.MaxResults, DefaultPage, RunQuery.LargestPage),
        };
        query = query with { After = ReadToken(request.PageToken, query) };
        RunPage page = await call.Get<ITrackingStore>().ListRunsAsync(query, call.Cancellation);
        return new([.. page.Runs.Select(MlflowRun.Of)], page.Next?.ToString());
    }

    private static RunCursor? ReadToken(string? token, RunQuery query) =>
        token is null or "" ? null
        : RunCursor.TryParse(token, out RunCursor? after) && query.Fits(after) ? after
        : throw MlflowPage.BadToken(token);
}
