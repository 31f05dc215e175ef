using Mainspring.Client.Experiments;
using Mainspring.Client.Serialization;
using Mainspring.Lifecycle.Audit;
using Mainspring.Lifecycle.Identity;
using Mainspring.Lifecycle.Tracking;
using Mainspring.Lifecycle.Tracking.Experiments;
using Mainspring.Lifecycle.Tracking.Retention;
using Mainspring.Server.Artifacts;
using Mainspring.Server.Errors;
using Mainspring.Server.Identity;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Mainspring.Server.Tracking;

/// <summary>Renames, tags, deletes, restores and removes experiments on the native API.</summary>
internal static class ExperimentChangeEndpoints
{
    public static void MapExperimentChanges(this RouteGroupBuilder experiments)
    {
        experiments.MapPatch("/{experiment:long}", UpdateAsync).Needs(Role.Editor).WithMetadata(BodyLimit.Json).WithSummary("Rename or tag an experiment");
        experiments.MapDelete("/{experiment:long}", DeleteAsync).Needs(Role.Editor).WithSummary("Delete an experiment with its runs, until it is restored or removed for good");
        experiments.MapPost("/{experiment:long}/restore", RestoreAsync).Needs(Role.Editor).WithSummary("Restore an experiment with the runs that were deleted with it");
        experiments.MapPost("/{experiment:long}/remove", RemoveAsync).Needs(Role.Admin).WithSummary("Remove a deleted experiment with its runs for good");
    }

    private static async Task<Results<Ok<ExperimentInfo>, JsonHttpResult<Problem>>> UpdateAsync(long experiment, ExperimentUpdate update, ExperimentBook book, IExperimentStore store, CancellationToken cancellation)
    {
        if (FaultsOf(update) is { Count: > 0 } faults)
        {
            return ExperimentWire.Refuse(faults);
        }

        ExperimentOutcome outcome = update.Name is { } name ? await book.RenameAsync(experiment, name, cancellation)
            : await store.FindAsync(experiment, cancellation) is { } found ? new ExperimentOutcome.Done(found)
            : new ExperimentOutcome.NoSuchExperiment();
        foreach ((string key, string value) in update.SetTags ?? new Dictionary<string, string>())
        {
            outcome = outcome is ExperimentOutcome.Done ? await book.SetTagAsync(experiment, key, value, cancellation) : outcome;
        }

        foreach (string key in update.RemoveTags ?? [])
        {
            outcome = outcome is ExperimentOutcome.Done && await book.DeleteTagAsync(experiment, key, cancellation) is var removed and not ExperimentOutcome.NoSuchTag ? removed : outcome;
        }

        return outcome is ExperimentOutcome.Done done ? TypedResults.Ok(done.Experiment.ToWire()) : outcome.ToProblem(experiment);
    }

    private static async Task<Results<NoContent, JsonHttpResult<Problem>>> DeleteAsync(long experiment, HttpContext context, ExperimentBook book, RequestAudit audit, CancellationToken cancellation)
    {
        if (await book.DeleteAsync(experiment, cancellation) is var outcome and not ExperimentOutcome.Done)
        {
            return outcome.ToProblem(experiment);
        }

        await audit.RecordAsync(context, AuditAction.ExperimentDeleted, ExperimentWire.NameInAudit(experiment));
        return TypedResults.NoContent();
    }

    private static async Task<Results<Ok<ExperimentInfo>, JsonHttpResult<Problem>>> RestoreAsync(long experiment, HttpContext context, ExperimentBook book, RequestAudit audit, CancellationToken cancellation)
    {
        ExperimentOutcome outcome = await book.RestoreAsync(experiment, cancellation);
        if (outcome is not ExperimentOutcome.Done { Experiment: var restored })
        {
            return outcome.ToProblem(experiment);
        }

        await audit.RecordAsync(context, AuditAction.ExperimentRestored, ExperimentWire.NameInAudit(experiment));
        return TypedResults.Ok(restored.ToWire());
    }

    private static async Task<Results<NoContent, JsonHttpResult<Problem>>> RemoveAsync(
        long experiment, HttpContext context, IExperimentStore store, RunRetention retention, RequestAudit audit, CancellationToken cancellation)
    {
        switch (await store.FindAsync(experiment, cancellation))
        {
            case null:
                return ExperimentWire.Missing(experiment);
            case { DeletedAt: null }:
                return Problems.Conflict($"The experiment {experiment} is not deleted; only what was deleted before is removed for good.");
            case var _ when !await retention.RemoveExperimentAsync(experiment, cancellation):
                return Problems.Conflict($"The experiment {experiment} was not removed: the default experiment stays, and so does one that was restored meanwhile.");
            default:
                await audit.RecordAsync(context, AuditAction.Purged, ExperimentWire.NameInAudit(experiment));
                return TypedResults.NoContent();
        }
    }

    /// <summary>What is wrong, before anything is changed.</summary>
    private static IReadOnlyList<Fault> FaultsOf(ExperimentUpdate update) =>
    [
        .. update.Name is { } name ? ExperimentRules.CheckName(name) : [],
        .. EntryRules.Check("/set_tags", update.SetTags ?? new Dictionary<string, string>(), ExperimentRules.LongestTag),
        .. (update.RemoveTags ?? []).Index().Where(key => string.IsNullOrEmpty(key.Item)).Select(key => new Fault($"/remove_tags/{key.Index}", "The key of the tag is missing.")),
    ];
}
