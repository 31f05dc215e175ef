using Mainspring.Lifecycle.Audit;
using Mainspring.Lifecycle.Identity;
using Mainspring.Lifecycle.Tracking;
using Mainspring.Lifecycle.Tracking.Experiments;
using Mainspring.Lifecycle.Tracking.Retention;
using Mainspring.Web.Identity;
using Mainspring.Web.Layout;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Mainspring.Web.Experiments;

/// <summary>Experiments in their folders: made, renamed, deleted, restored, removed for good.</summary>
internal static class ExperimentsPages
{
    private const int MostDeleted = 200;

    public static void MapExperiments(this RouteGroupBuilder pages)
    {
        pages.MapGet("/experiments", (HttpContext context, ITrackingStore runs, IExperimentStore store, CancellationToken cancellation) => ShowAsync(context, runs, store, null, cancellation)).Needs(Role.Viewer);
        pages.MapPost("/experiments", CreateAsync).Needs(Role.Editor);
        pages.MapPost("/experiments/{experiment:long}/rename", RenameAsync).Needs(Role.Editor);
        pages.MapPost("/experiments/{experiment:long}/delete", DeleteAsync).Needs(Role.Editor).Audited(AuditAction.ExperimentDeleted);
        pages.MapPost("/experiments/{experiment:long}/restore", RestoreAsync).Needs(Role.Editor).Audited(AuditAction.ExperimentRestored);
        pages.MapPost("/experiments/{experiment:long}/remove", RemoveAsync).Needs(Role.Admin).Audited(AuditAction.Purged);
    }

    private static async Task<IResult> ShowAsync(HttpContext context, ITrackingStore runs, IExperimentStore store, string? fault, CancellationToken cancellation) => Answer.Page<ExperimentsPage, ExperimentsModel>(
        new(
            ExperimentFolder.Of([.. (await runs.ListExperimentsAsync(cancellation)).Where(experiment => context.Reach().SeesExperiment(experiment.Id))]),
            [.. (await store.SearchAsync(new() { Seen = context.Reach().Experiments, Stage = Stage.Deleted, Limit = MostDeleted }, cancellation)).Experiments.OrderByDescending(experiment => experiment.DeletedAt)],
            fault),
        fault is null ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity);

    private static async Task<IResult> CreateAsync(IFormCollection form, HttpContext context, ExperimentBook book, ITrackingStore runs, IExperimentStore store, CancellationToken cancellation) =>
        await AnswerAsync(await book.CreateAsync(new() { Name = form["name"].ToString() }, cancellation), context, runs, store, cancellation);

    private static async Task<IResult> RenameAsync(long experiment, IFormCollection form, HttpContext context, ExperimentBook book, ITrackingStore runs, IExperimentStore store, CancellationToken cancellation) =>
        await AnswerAsync(await book.RenameAsync(experiment, form["name"].ToString(), cancellation), context, runs, store, cancellation);

    private static async Task<IResult> DeleteAsync(long experiment, HttpContext context, ExperimentBook book, ITrackingStore runs, IExperimentStore store, CancellationToken cancellation) =>
        await AnswerAsync(await book.DeleteAsync(experiment, cancellation), context, runs, store, cancellation);

    private static async Task<IResult> RestoreAsync(long experiment, HttpContext context, ExperimentBook book, ITrackingStore runs, IExperimentStore store, CancellationToken cancellation) =>
        await AnswerAsync(await book.RestoreAsync(experiment, cancellation), context, runs, store, cancellation);

    private static async Task<IResult> RemoveAsync(long experiment, HttpContext context, RunRetention retention, ITrackingStore runs, IExperimentStore store, CancellationToken cancellation) =>
        await retention.RemoveExperimentAsync(experiment, cancellation) ? Answer.SeeOther("/experiments") : await ShowAsync(context, runs, store, "There is no such deleted experiment any more.", cancellation);

    private static async Task<IResult> AnswerAsync(ExperimentOutcome outcome, HttpContext context, ITrackingStore runs, IExperimentStore store, CancellationToken cancellation) => outcome switch
    {
        ExperimentOutcome.Done => Answer.SeeOther("/experiments"),
        ExperimentOutcome.NameIsTaken taken => await ShowAsync(context, runs, store, $"There is an experiment called '{taken.Name}' already.", cancellation),
        ExperimentOutcome.Refused refused => await ShowAsync(context, runs, store, string.Join(' ', refused.Faults.Select(fault => fault.Message)), cancellation),
        ExperimentOutcome.IsDeleted => await ShowAsync(context, runs, store, "The experiment is deleted; restore it first.", cancellation),
        ExperimentOutcome.IsNotDeleted => await ShowAsync(context, runs, store, "The experiment is not deleted.", cancellation),
        _ => await ShowAsync(context, runs, store, "There is no such experiment any more.", cancellation),
    };
}
