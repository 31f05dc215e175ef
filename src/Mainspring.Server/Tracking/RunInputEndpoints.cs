using Mainspring.Client.Runs;
using Mainspring.Client.Serialization;
using Mainspring.Lifecycle.Identity;
using Mainspring.Lifecycle.Tracking;
using Mainspring.Lifecycle.Tracking.Inputs;
using Mainspring.Server.Artifacts;
using Mainspring.Server.Identity;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Mainspring.Server.Tracking;

/// <summary>What went into runs, on the native API.</summary>
internal static class RunInputEndpoints
{
    public static void MapRunInputs(this RouteGroupBuilder runs) =>
        runs.MapPost("/{run}/inputs", LogAsync).Needs(Role.Editor).WithMetadata(BodyLimit.Json).WithSummary("Record the data that a run used");

    public static RunInput ToWire(this DatasetInput input) => new()
    {
        Name = input.Dataset.Name,
        Digest = input.Dataset.Digest,
        Context = input.Context,
        SourceType = input.Dataset.SourceType,
        Source = input.Dataset.Source,
        Schema = input.Dataset.Schema,
        Profile = input.Dataset.Profile,
    };

    private static async Task<Results<NoContent, JsonHttpResult<Problem>>> LogAsync(string run, HttpContext context, RunInputList list, InputLog log, ITrackingStore store, CancellationToken cancellation)
    {
        (RunId? id, JsonHttpResult<Problem>? problem) = await RunReference.ResolveAsync(store, run, context, cancellation);
        if (id is null)
        {
            return problem!;
        }

        LogOutcome outcome = await log.LogInputsAsync(id, new() { Datasets = [.. (list.Inputs ?? []).Select(ToDomain)] }, cancellation);
        return outcome is LogOutcome.Done ? TypedResults.NoContent() : outcome.ToProblem(run);
    }

    private static DatasetInput ToDomain(RunInput? input) => new()
    {
        Dataset = new()
        {
            Name = input?.Name ?? "",
            Digest = input?.Digest ?? "",
            SourceType = input?.SourceType ?? "",
            Source = input?.Source ?? "",
            Schema = input?.Schema,
            Profile = input?.Profile,
        },
        Tags = input?.Context is { } context ? new Dictionary<string, string> { [DatasetInput.ContextTag] = context } : new Dictionary<string, string>(),
    };
}
