using System.Globalization;
using Mainspring.Client.Runs;
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

/// <summary>Deletes, restores, moves and removes runs on the native API. A deleted run is meant by its whole id.</summary>
internal static class RunLifeEndpoints
{
    public static void MapRunLives(this RouteGroupBuilder runs)
    {
        runs.MapDelete("/{run}", DeleteAsync).Needs(Role.Editor).WithSummary("Delete a run, until it is restored or removed for good");
        runs.MapPost("/{run}/restore", RestoreAsync).Needs(Role.Editor).WithSummary("Restore a deleted run");
        runs.MapPost("/{run}/move", MoveAsync).Needs(Role.Editor).WithMetadata(BodyLimit.Json).WithSummary("Move a run to another experiment");
        runs.MapPost("/{run}/remove", RemoveAsync).Needs(Role.Admin).WithSummary("Remove a deleted run with its files for good");
    }

    private static async Task<Results<NoContent, JsonHttpResult<Problem>>> DeleteAsync(string run, HttpContext context, Tracker tracker, ITrackingStore store, RequestAudit audit, CancellationToken cancellation)
    {
        (RunId? id, JsonHttpResult<Problem>? problem) = await RunReference.ResolveAsync(store, run, context, cancellation);
        if (id is null)
        {
            return problem!;
        }

        if (await tracker.DeleteAsync(id, cancellation) is var outcome and not LogOutcome.Done)
        {
            return outcome.ToProblem(run);
        }

        await audit.RecordAsync(context, AuditAction.RunDeleted, $"run {id}");
        return TypedResults.NoContent();
    }

    private static async Task<Results<Ok<RunInfo>, JsonHttpResult<Problem>>> RestoreAsync(
        string run, HttpContext context, ITrackingStore store, IExperimentStore experiments, RequestAudit audit, CancellationToken cancellation)
    {
        if (!RunId.TryParse(run, out RunId? id) || await store.FindRunAsync(id, cancellation) is not { } found)
        {
            return NoSuchDeleted(run);
        }

        if (await experiments.FindAsync(found.ExperimentId, cancellation) is { DeletedAt: not null })
        {
            return Problems.Conflict($"The experiment '{found.Experiment}' of the run is deleted; restore the experiment.");
        }

        if (await store.RestoreRunAsync(id, cancellation) is not LogOutcome.Done)
        {
            return NoSuchDeleted(run);
        }

        await audit.RecordAsync(context, AuditAction.RunRestored, $"run {id}");
        return TypedResults.Ok((found with { DeletedAt = null }).ToWire());
    }

    private static async Task<Results<Ok<RunInfo>, JsonHttpResult<Problem>>> MoveAsync(
        string run, RunMove move, HttpContext context, ITrackingStore store, IExperimentStore experiments, AccessCheck access, RequestAudit audit, CancellationToken cancellation)
    {
        if (move.Experiment is not { Length: > 0 } name)
        {
            return Problems.Invalid("The run was not moved.", new ProblemError("/experiment", "The name of the experiment is missing."));
        }

        (RunId? id, JsonHttpResult<Problem>? problem) = await RunReference.ResolveAsync(store, run, context, cancellation);
        if (id is null)
        {
            return problem!;
        }

        if (await store.FindRunAsync(id, cancellation) is not { } found)
        {
            return RunReference.Missing(run);
        }

        if (await experiments.FindByNameAsync(name, cancellation) is not { DeletedAt: null } target)
        {
            return Problems.NotFound($"There is no experiment '{name}'.");
        }

        if (await access.RefuseAsync(context, Role.Editor, Resource.Experiment(target.Id.ToString(CultureInfo.InvariantCulture))) is { } refusal)
        {
            return refusal.StatusCode == StatusCodes.Status404NotFound ? Problems.NotFound($"There is no experiment '{name}'.") : refusal;
        }

        if (await store.MoveRunAsync(id, target.Id, cancellation) is var outcome and not LogOutcome.Done)
        {
            return outcome.ToProblem(run);
        }

        await audit.RecordAsync(context, AuditAction.RunMoved, $"run {id}", $"experiment {found.ExperimentId}", $"experiment {target.Id}");
        return TypedResults.Ok((found with { Experiment = target.Name, ExperimentId = target.Id }).ToWire());
    }

    private static async Task<Results<NoContent, JsonHttpResult<Problem>>> RemoveAsync(
        string run, HttpContext context, ITrackingStore store, RunRetention retention, RequestAudit audit, CancellationToken cancellation)
    {
        if (!RunId.TryParse(run, out RunId? id) || await store.FindRunAsync(id, cancellation) is not { } found)
        {
            return NoSuchDeleted(run);
        }

        if (!await retention.RemoveRunAsync(id, cancellation))
        {
            return Problems.Conflict($"The run '{found.Name}' is not deleted; only what was deleted before is removed for good.");
        }

        await audit.RecordAsync(context, AuditAction.Purged, $"run {id}");
        return TypedResults.NoContent();
    }

    private static JsonHttpResult<Problem> NoSuchDeleted(string run) => Problems.NotFound($"There is no deleted run '{run}'; write its whole id.");
}
