using Mainspring.Client.Runs;
using Mainspring.Client.Serialization;
using Mainspring.Lifecycle.Identity;
using Mainspring.Lifecycle.Identity.Grants;
using Mainspring.Lifecycle.Tracking;
using Mainspring.Server.Artifacts;
using Mainspring.Server.Errors;
using Mainspring.Server.Identity;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Mainspring.Server.Tracking;

/// <summary>Runs on the native API.</summary>
internal static class RunEndpoints
{
    private const int MostPoints = 100_000;

    public static void MapRuns(this RouteGroupBuilder api)
    {
        RouteGroupBuilder runs = api.MapGroup("/runs").WithTags("Runs");
        runs.MapPost("", StartAsync).Needs(Role.Editor).ChecksObject().WithMetadata(BodyLimit.Json).WithSummary("Start a run");
        runs.MapRunListing();
        runs.MapGet("/{run}", GetAsync).Needs(Role.Viewer).WithSummary("Read a run by id, beginning of the id, or name");
        runs.MapPatch("/{run}", ChangeAsync).Needs(Role.Editor).WithMetadata(BodyLimit.Json).WithSummary("Change the status or the name of a run");
        runs.MapPost("/{run}/log", LogAsync).Needs(Role.Editor).WithMetadata(BodyLimit.Json).WithSummary("Record parameters, metrics and tags");
        runs.MapGet("/{run}/metrics", HistoryAsync).Needs(Role.Viewer).WithSummary("Read the points of a metric");
        runs.MapRunInputs();
        runs.MapRunArtifacts();
        runs.MapRunLives();
    }

    private static async Task<Results<Created<RunInfo>, JsonHttpResult<Problem>>> StartAsync(
        RunStart start, HttpContext context, Tracker tracker, IObjectLookup objects, AccessCheck access, CancellationToken cancellation)
    {
        Resource experiment = start.Experiment is { } name && await objects.FindExperimentAsync(name, cancellation) is { } id ? Resource.Experiment(id) : Resource.Workspace;
        if (await access.RefuseAsync(context, Role.Editor, experiment) is { } refusal)
        {
            return refusal;
        }

        return await tracker.StartAsync(start.ToDomain(), cancellation) switch
        {
            StartOutcome.Started { Run: var run } => TypedResults.Created($"/api/v1/runs/{run.Id}", run.ToWire()),
            StartOutcome.Refused refused => RunWire.Refuse(refused.Faults),
            var unknown => throw new InvalidOperationException($"{unknown} cannot happen to a run of a named experiment."),
        };
    }

    private static async Task<Results<Ok<RunInfo>, JsonHttpResult<Problem>>> GetAsync(string run, HttpContext context, ITrackingStore store, CancellationToken cancellation) =>
        await RunReference.ResolveAsync(store, run, context, cancellation) switch
        {
            (_, { } problem) => problem,
            ({ } id, _) => await store.FindRunAsync(id, cancellation) is { } found ? TypedResults.Ok(found.ToWire()) : RunReference.Missing(run),
            _ => RunReference.Missing(run),
        };

    private static async Task<Results<Ok<RunInfo>, JsonHttpResult<Problem>>> ChangeAsync(string run, HttpContext context, RunUpdate update, Tracker tracker, ITrackingStore store, CancellationToken cancellation)
    {
        if (!RunWire.TryReadStatus(update.Status, out RunStatus? status))
        {
            return RunWire.Refuse([new("/status", $"'{update.Status}' is no status; write scheduled, running, finished, failed or killed.")]);
        }

        (RunId? id, JsonHttpResult<Problem>? problem) = await RunReference.ResolveAsync(store, run, context, cancellation);
        if (id is null)
        {
            return problem!;
        }

        LogOutcome outcome = await tracker.ChangeAsync(id, new() { Status = status, Name = update.Name }, cancellation);
        return outcome is LogOutcome.Done ? TypedResults.Ok((await store.FindRunAsync(id, cancellation))!.ToWire()) : outcome.ToProblem(run);
    }

    private static async Task<Results<NoContent, JsonHttpResult<Problem>>> LogAsync(string run, HttpContext context, RunEntries entries, Tracker tracker, ITrackingStore store, TimeProvider time, CancellationToken cancellation)
    {
        if (entries.FindMissingValues() is { Count: > 0 } missing)
        {
            return RunWire.Refuse(missing);
        }

        (RunId? id, JsonHttpResult<Problem>? problem) = await RunReference.ResolveAsync(store, run, context, cancellation);
        if (id is null)
        {
            return problem!;
        }

        LogOutcome outcome = await tracker.LogAsync(id, entries.ToDomain(time.GetUtcNow()), cancellation);
        return outcome is LogOutcome.Done ? TypedResults.NoContent() : outcome.ToProblem(run);
    }

    private static async Task<Results<Ok<MetricHistory>, JsonHttpResult<Problem>>> HistoryAsync(string run, HttpContext context, string key, ITrackingStore store, CancellationToken cancellation)
    {
        (RunId? id, JsonHttpResult<Problem>? problem) = await RunReference.ResolveAsync(store, run, context, cancellation);
        return id is null
            ? problem!
            : TypedResults.Ok(new MetricHistory(key, [.. (await store.ReadHistoryAsync(id, key, MostPoints, cancellation: cancellation)).Points.Select(point => new RunMetric(point.Key, point.Value, point.Step, point.At))]));
    }
}
