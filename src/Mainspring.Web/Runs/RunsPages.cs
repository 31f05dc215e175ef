using System.Globalization;
using Mainspring.Lifecycle.Artifacts;
using Mainspring.Lifecycle.Audit;
using Mainspring.Lifecycle.Identity;
using Mainspring.Lifecycle.Tracking;
using Mainspring.Lifecycle.Tracking.Retention;
using Mainspring.Web.Identity;
using Mainspring.Web.Layout;
using Mainspring.Web.Live;
using Mainspring.Web.Runs.Comparing;
using Mainspring.Web.Runs.Files;
using Mainspring.Web.Runs.Listing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Mainspring.Web.Runs;

/// <summary>The list of runs, runs side by side, a run with its files, and the forms that delete, restore and move it.</summary>
internal static class RunsPages
{
    public static void MapRuns(this RouteGroupBuilder pages)
    {
        pages.MapGet("/runs", ListAsync).Needs(Role.Viewer);
        pages.MapGet("/runs/columns", ColumnsAsync).Needs(Role.Viewer);
        pages.MapGet("/runs/compare", CompareAsync).Needs(Role.Viewer);
        pages.MapGet("/runs/{run}", ShowAsync).Needs(Role.Viewer);
        pages.MapGet("/live/runs/{run}", LiveAsync).Needs(Role.Viewer);
        pages.MapGet("/runs/{run}/files/{**path}", FilesAsync).Needs(Role.Viewer);
        pages.MapPost("/runs/{run}/delete", (string run, Tracker tracker, CancellationToken cancellation) => ChangeAsync(run, id => tracker.DeleteAsync(id, cancellation))).Needs(Role.Editor).Audited(AuditAction.RunDeleted);
        pages.MapPost("/runs/{run}/restore", (string run, ITrackingStore store, CancellationToken cancellation) => ChangeAsync(run, id => store.RestoreRunAsync(id, cancellation))).Needs(Role.Editor).Audited(AuditAction.RunRestored);
        pages.MapPost("/runs/{run}/remove", RemoveAsync).Needs(Role.Admin).Audited(AuditAction.Purged);
        pages.MapPost("/runs/{run}/move", MoveAsync).Needs(Role.Editor).Audited(AuditAction.RunMoved);
    }

    private static async Task<IResult> ListAsync(HttpRequest request, RunsReader reader, CancellationToken cancellation) =>
        Answer.Page<RunsPage, RunsModel>(await reader.ReadAsync(ViewOf(request), request.HttpContext.Reach(), cancellation));

    private static async Task<IResult> ColumnsAsync(HttpRequest request, string? q, RunsReader reader, CancellationToken cancellation) =>
        Answer.Page<ColumnsPage, ColumnsModel>(await reader.ReadColumnsAsync(ViewOf(request), q, request.HttpContext.Reach(), cancellation));

    private static async Task<IResult> CompareAsync(HttpRequest request, string? x, string? y, string? differences, ComparisonReader reader, CancellationToken cancellation) =>
        Answer.Page<ComparePage, ComparisonModel>(await reader.ReadAsync(new([.. request.Query["run"].OfType<string>()], x, y, differences == "only"), request.HttpContext.Reach(), cancellation));

    private static async Task<IResult> ShowAsync(string run, HttpContext context, ITrackingStore store, RunReader reader, CancellationToken cancellation) =>
        await store.LookUpRunAsync(run, context.Reach().Experiments, cancellation) switch
        {
            RunLookup.Found(var found) => Answer.Page<RunPageView, RunModel>(await reader.ReadAsync(found, context.Reach(), cancellation)),
            RunLookup.Several(var candidates) => Answer.NotFound($"'{run}' may mean several runs: {string.Join(", ", candidates.Select(candidate => candidate.Id.Value[..8]))}.", "/runs"),
            _ when RunId.TryParse(run, out RunId? id) && await store.FindRunAsync(id, cancellation) is { } deleted => Answer.Page<RunPageView, RunModel>(await reader.ReadAsync(deleted, context.Reach(), cancellation)),
            _ => Missing(run),
        };

    private static IResult LiveAsync(string run, HttpContext context, ITrackingStore store, RunReader reader) => LiveFragment.Stream<RunFigures, RunFiguresModel>(
        context,
        async () => RunId.TryParse(run, out RunId? id) && await store.FindRunAsync(id, context.RequestAborted) is { } found ? await reader.ReadFiguresAsync(found, context.RequestAborted) : null,
        figures => figures.IsFinal);

    private static async Task<IResult> FilesAsync(string run, ArtifactPath? path, string? after, ITrackingStore store, FilesReader reader, CancellationToken cancellation)
    {
        if (!RunId.TryParse(run, out RunId? id) || await store.FindRunAsync(id, cancellation) is not { } found)
        {
            return Missing(run);
        }

        return await reader.ReadAsync(found, path, after, cancellation) is { } model
            ? Answer.Page<FilesPage, FilesModel>(model)
            : Answer.NotFound($"The run {found.Name} has no file of that name.", "/runs");
    }

    private static async Task<IResult> ChangeAsync(string run, Func<RunId, Task<LogOutcome>> change) =>
        RunId.TryParse(run, out RunId? id) && await change(id) is LogOutcome.Done ? Answer.SeeOther(Link.To("runs", id.Value)) : Missing(run);

    private static async Task<IResult> RemoveAsync(string run, HttpContext context, CancellationToken cancellation) =>
        RunId.TryParse(run, out RunId? id) && await context.RequestServices.GetRequiredService<RunRetention>().RemoveRunAsync(id, cancellation) ? Answer.SeeOther("/runs?deleted=yes") : Missing(run);

    private static Task<IResult> MoveAsync(string run, HttpContext context, IFormCollection form, ITrackingStore store, CancellationToken cancellation) =>
        long.TryParse(form["experiment"], NumberStyles.None, CultureInfo.InvariantCulture, out long experiment) && context.Reach().RoleOnExperiment(experiment) >= Role.Editor
            ? ChangeAsync(run, id => store.MoveRunAsync(id, experiment, cancellation))
            : Task.FromResult(Answer.NotFound("There is no such experiment.", "/runs"));

    private static IResult Missing(string run) => Answer.NotFound($"There is no run '{run}'.", "/runs");

    private static RunsView ViewOf(HttpRequest request) => new()
    {
        Experiment = Text(request, "experiment"),
        Filter = Text(request, "filter"),
        Order = Text(request, "order"),
        Columns = [.. request.Query["column"].Select(RunColumn.Read).OfType<RunColumn>().Distinct()],
        Deleted = Text(request, "deleted") is not null,
        After = Text(request, "after"),
    };

    private static string? Text(HttpRequest request, string name) => request.Query[name].ToString() is { Length: > 0 } text ? text : null;
}
