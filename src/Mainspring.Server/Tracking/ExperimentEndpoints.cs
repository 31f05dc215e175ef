using Mainspring.Client.Experiments;
using Mainspring.Client.Serialization;
using Mainspring.Lifecycle.Identity;
using Mainspring.Lifecycle.Tracking;
using Mainspring.Lifecycle.Tracking.Experiments;
using Mainspring.Server.Artifacts;
using Mainspring.Server.Identity;
using Mainspring.Web.Identity;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Mainspring.Server.Tracking;

/// <summary>Experiments on the native API.</summary>
internal static class ExperimentEndpoints
{
    private const int MostColumns = 10_000;

    public static void MapExperiments(this RouteGroupBuilder api)
    {
        RouteGroupBuilder experiments = api.MapGroup("/experiments").WithTags("Experiments");
        experiments.MapGet("", ListAsync).Needs(Role.Viewer).WithSummary("List experiments by name");
        experiments.MapGet("/tree", GetTreeAsync).Needs(Role.Viewer).WithSummary("Read the experiments in their folders");
        experiments.MapGet("/{experiment:long}", GetAsync).Needs(Role.Viewer).WithSummary("Read an experiment");
        experiments.MapGet("/{experiment:long}/columns", GetColumnsAsync).Needs(Role.Viewer).WithSummary("Read the keys that the runs of an experiment have");
        experiments.MapPost("", CreateAsync).Needs(Role.Editor).WithMetadata(BodyLimit.Json).WithSummary("Make an experiment");
        experiments.MapExperimentChanges();
    }

    private static async Task<Ok<ExperimentList>> ListAsync(HttpContext context, bool? deleted, ITrackingStore runs, IExperimentStore store, CancellationToken cancellation)
    {
        if (deleted != true)
        {
            return TypedResults.Ok(new ExperimentList([.. (await ListSeenAsync(context, runs, cancellation)).Select(ExperimentWire.ToWire)]));
        }

        ExperimentPage page = await store.SearchAsync(new() { Seen = context.Reach().Experiments, Stage = Stage.Deleted, Limit = ExperimentQuery.LargestPage }, cancellation);
        return TypedResults.Ok(new ExperimentList([.. page.Experiments.OrderBy(experiment => experiment.Name, StringComparer.Ordinal).Select(ExperimentWire.ToWire)]));
    }

    private static async Task<Ok<ExperimentTree>> GetTreeAsync(HttpContext context, ITrackingStore runs, CancellationToken cancellation) =>
        TypedResults.Ok(ExperimentFolder.Of(await ListSeenAsync(context, runs, cancellation)).ToWire());

    private static async Task<IEnumerable<ExperimentSummary>> ListSeenAsync(HttpContext context, ITrackingStore runs, CancellationToken cancellation)
    {
        Reach reach = context.Reach();
        return (await runs.ListExperimentsAsync(cancellation)).Where(experiment => reach.SeesExperiment(experiment.Id));
    }

    private static async Task<Results<Ok<ExperimentInfo>, JsonHttpResult<Problem>>> GetAsync(long experiment, IExperimentStore store, CancellationToken cancellation) =>
        await store.FindAsync(experiment, cancellation) is { } found ? TypedResults.Ok(found.ToWire()) : ExperimentWire.Missing(experiment);

    private static async Task<Results<Ok<ExperimentColumns>, JsonHttpResult<Problem>>> GetColumnsAsync(long experiment, ITrackingStore runs, IExperimentStore store, CancellationToken cancellation) =>
        await store.FindAsync(experiment, cancellation) is null ? ExperimentWire.Missing(experiment) : TypedResults.Ok(new ExperimentColumns(
            await runs.ListKeysAsync(experiment, RunEntryKind.Metric, MostColumns, cancellation),
            await runs.ListKeysAsync(experiment, RunEntryKind.Param, MostColumns, cancellation),
            await runs.ListKeysAsync(experiment, RunEntryKind.Tag, MostColumns, cancellation)));

    private static async Task<Results<Created<ExperimentInfo>, JsonHttpResult<Problem>>> CreateAsync(ExperimentDraft draft, ExperimentBook book, CancellationToken cancellation) =>
        await book.CreateAsync(new() { Name = draft.Name ?? "", Tags = draft.Tags ?? new Dictionary<string, string>() }, cancellation) switch
        {
            ExperimentOutcome.Done { Experiment: var made } => TypedResults.Created($"/api/v1/experiments/{made.Id}", made.ToWire()),
            var outcome => outcome.ToProblem(0),
        };
}
