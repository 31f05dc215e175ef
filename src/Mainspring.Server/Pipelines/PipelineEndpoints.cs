using System.Globalization;
using Mainspring.Client.Pipelines;
using Mainspring.Client.Serialization;
using Mainspring.Lifecycle.Identity;
using Mainspring.Pipelines.Running;
using Mainspring.Pipelines.Runs;
using Mainspring.Server.Artifacts;
using Mainspring.Server.Errors;
using Mainspring.Server.Hosting;
using Mainspring.Server.Identity;
using Mainspring.Server.Paging;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Mainspring.Server.Pipelines;

/// <summary>Pipelines on the native API.</summary>
internal static class PipelineEndpoints
{
    public static void MapPipelines(this RouteGroupBuilder api)
    {
        RouteGroupBuilder pipelines = api.MapGroup("/pipelines").WithTags("Pipelines");
        pipelines.MapPost("/{pipeline}/runs", StartAsync).Needs(Role.Operator).WithMetadata(BodyLimit.Json).WithSummary("Ask for a run of a pipeline");
        pipelines.MapGet("/runs", ListAsync).Needs(Role.Viewer).WithSummary("List runs of pipelines, newest first");
        pipelines.MapGet("/runs/{run}", GetAsync).Needs(Role.Viewer).WithSummary("Read a run of a pipeline");
        pipelines.MapGet("/runs/{run}/log", ReadLogAsync).Needs(Role.Viewer).WithSummary("Read the log of a run from an offset on");
        pipelines.MapPost("/runs/{run}/cancel", CancelAsync).Needs(Role.Operator).WithSummary("Cancel a run");
    }

    private static async Task<Results<Accepted<PipelineRunInfo>, JsonHttpResult<Problem>>> StartAsync(
        string pipeline, PipelineStart start, PipelineQueue queue, PipelineArgumentRules rules, ServerOptions options)
    {
        if (queue.Pipelines.Find(pipeline) is null)
        {
            return Problems.NotFound($"There is no pipeline '{pipeline}'; there are {string.Join(", ", queue.Pipelines.Names)}.");
        }

        if (!options.RunsJobs)
        {
            return Problems.Unavailable("No server that runs jobs works on this workspace; start one with 'mainspring serve'.");
        }

        if (rules.Check(pipeline, start.Arguments) is { Count: > 0 } faults)
        {
            return Problems.Invalid($"The arguments of pipeline '{pipeline}' have {faults.Count} fault(s).", faults);
        }

        PipelineRun run = await queue.SubmitAsync(pipeline, start.Arguments?.GetRawText() ?? "{}");
        return TypedResults.Accepted($"/api/v1/pipelines/runs/{run.Id}", run.ToWire());
    }

    private static async Task<Results<Ok<PipelineRunList>, JsonHttpResult<Problem>>> ListAsync(IPipelineStore store, string? pipeline, string? state, string? cursor, PageLimit? limit)
    {
        RunState wanted = default;
        long before = 0;
        if (state is not null && !PipelineWire.TryReadState(state, out wanted))
        {
            return Problems.BadRequest($"'{state}' is no state; write queued, running, succeeded, failed or cancelled.");
        }

        if (cursor is not null && !long.TryParse(cursor, NumberStyles.None, CultureInfo.InvariantCulture, out before))
        {
            return Problems.BadRequest($"'{cursor}' is no cursor; take next_cursor of the page before.");
        }

        PipelineRunPage page = await store.ListAsync(new() { Pipeline = pipeline, State = state is null ? null : wanted, Before = cursor is null ? null : before, Limit = (limit ?? PageLimit.Default).Value });
        return TypedResults.Ok(new PipelineRunList([.. page.Runs.Select(run => run.ToWire())], page.Next?.ToString(CultureInfo.InvariantCulture)));
    }

    private static async Task<Results<Ok<PipelineRunInfo>, JsonHttpResult<Problem>>> GetAsync(string run, IPipelineStore store) =>
        await store.FindAsync(run) is { } found ? TypedResults.Ok(found.ToWire()) : Missing(run);

    private static async Task<Results<Ok<PipelineLog>, JsonHttpResult<Problem>>> ReadLogAsync(string run, IPipelineStore store, long? offset, PageLimit? limit)
    {
        if (offset < 0)
        {
            return Problems.BadRequest($"offset is {offset}; write the number of a line, from 0 on.");
        }

        return await store.FindAsync(run) is null
            ? Missing(run)
            : TypedResults.Ok((await store.ReadLogAsync(run, offset ?? 0, (limit ?? PageLimit.Default).Value)).ToWire(offset ?? 0));
    }

    private static async Task<Results<Ok<PipelineRunInfo>, JsonHttpResult<Problem>>> CancelAsync(string run, PipelineQueue queue, IPipelineStore store) =>
        await queue.CancelAsync(run) switch
        {
            CancelAnswer.NotFound => Missing(run),
            CancelAnswer.AlreadyEnded => Problems.Conflict($"The run {run} has ended already."),
            _ => TypedResults.Ok((await store.FindAsync(run))!.ToWire()),
        };

    private static JsonHttpResult<Problem> Missing(string run) => Problems.NotFound($"There is no run of a pipeline with the id '{run}'.");
}
