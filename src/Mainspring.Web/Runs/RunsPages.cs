using Mainspring.Lifecycle.Identity;
using Mainspring.Lifecycle.Tracking;
using Mainspring.Web.Components;
using Mainspring.Web.Identity;
using Mainspring.Web.Layout;
using Mainspring.Web.Runs.Comparing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Mainspring.Web.Runs;

/// <summary>The list of runs, and a run.</summary>
internal static class RunsPages
{
    private const int PageSize = 50;

    public static void MapRuns(this RouteGroupBuilder pages)
    {
        pages.MapGet("/runs", ListAsync).Needs(Role.Viewer);
        pages.MapGet("/runs/compare", CompareAsync).Needs(Role.Viewer);
        pages.MapGet("/runs/{run}", ShowAsync).Needs(Role.Viewer);
    }

    private static async Task<IResult> ListAsync(string? experiment, string? after, ITrackingStore store, CancellationToken cancellation)
    {
        string? wanted = string.IsNullOrEmpty(experiment) ? null : experiment;
        RunCursor? cursor = RunCursor.TryParse(after, out RunCursor? place) ? place : null;
        RunPage page = await store.ListRunsAsync(new RunQuery { Experiment = wanted, Limit = PageSize, After = cursor }, cancellation);
        IReadOnlyList<ExperimentSummary> experiments = await store.ListExperimentsAsync(cancellation);
        long total = experiments.Where(one => wanted is null || one.Name == wanted).Sum(one => one.Runs);
        var links = new PageLinks(
            $"{page.Runs.Count} of {total} {(total == 1 ? "run" : "runs")}, newest first",
            cursor is null ? null : Link.With("/runs", ("experiment", wanted)),
            page.Next is null ? null : Link.With("/runs", ("experiment", wanted), ("after", page.Next.ToString())));
        return Answer.Page<RunsPage, RunsModel>(new RunsModel(page.Runs, experiments, wanted, links));
    }

    private static async Task<IResult> CompareAsync(HttpRequest request, string? x, string? y, string? differences, ComparisonReader reader, CancellationToken cancellation) =>
        Answer.Page<ComparePage, ComparisonModel>(await reader.ReadAsync(new([.. request.Query["run"].OfType<string>()], x, y, differences == "only"), cancellation));

    private static async Task<IResult> ShowAsync(string run, ITrackingStore store, RunReader reader, CancellationToken cancellation) =>
        await store.LookUpRunAsync(run, cancellation) switch
        {
            RunLookup.Found(var found) => Answer.Page<RunPageView, RunModel>(await reader.ReadAsync(found, cancellation)),
            RunLookup.Several(var candidates) => Answer.NotFound($"'{run}' may mean several runs: {string.Join(", ", candidates.Select(candidate => candidate.Id.Value[..8]))}.", "/runs"),
            _ => Answer.NotFound($"There is no run '{run}'.", "/runs"),
        };
}
