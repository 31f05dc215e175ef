using System.Text.Json;
using Mainspring.Client.Releases;
using Mainspring.Client.Serialization;
using Mainspring.Lifecycle.Evaluation;
using Mainspring.Lifecycle.Identity;
using Mainspring.Lifecycle.Registry;
using Mainspring.Lifecycle.Releases;
using Mainspring.Lifecycle.Serving;
using Mainspring.Lifecycle.Serving.AbTests;
using Mainspring.Server.Artifacts;
using Mainspring.Server.Errors;
using Mainspring.Server.Identity;
using Mainspring.Server.Paging;
using Mainspring.Server.Registry;
using Mainspring.Web.Identity;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Mainspring.Server.Releases;

/// <summary>Releases on the native API: start, look, promote, reject, roll back, and the evidence.</summary>
internal static class ReleaseEndpoints
{
    private const int MostLooks = 500;

    public static void MapReleases(this RouteGroupBuilder api)
    {
        api.MapGet("/releases", ListAllAsync).WithTags("Releases").Needs(Role.Viewer).WithSummary("List releases of all endpoints, newest first");
        RouteGroupBuilder endpoint = api.MapGroup("/endpoints/{endpoint}").WithTags("Releases");
        endpoint.MapGet("/decision", DecideAsync).Needs(Role.Viewer).WithSummary("What the evidence says of the candidate now");
        endpoint.MapGet("/releases", ListAsync).Needs(Role.Viewer).WithSummary("List releases of an endpoint, newest first");
        endpoint.MapPost("/releases", StartAsync).Needs(Role.Operator).WithMetadata(BodyLimit.Json).WithSummary("Try a version beside the champion");
        endpoint.MapPost("/releases/{release}/look", LookAsync).Needs(Role.Operator).WithMetadata(BodyLimit.Json).WithSummary("Look at the evidence now and do what the plan says");
        endpoint.MapPost("/releases/{release}/promote", PromoteAsync).Needs(Role.Operator).WithMetadata(BodyLimit.Json).WithSummary("Make the candidate champion");
        endpoint.MapPost("/releases/{release}/reject", RejectAsync).Needs(Role.Operator).WithMetadata(BodyLimit.Json).WithSummary("Take the candidate out of the traffic");
        endpoint.MapPost("/rollback", RollBackAsync).Needs(Role.Operator).WithMetadata(BodyLimit.Json).WithSummary("Take back what was released last");
    }

    private static async Task<Ok<ReleaseList>> ListAllAsync(HttpContext context, IReleaseStore store, PageLimit? limit, string? cursor, CancellationToken cancellation)
    {
        ReleaseList page = await PageAsync(store, null, limit, cursor, cancellation);
        return TypedResults.Ok(page with { Releases = [.. page.Releases.Where(release => context.Reach().SeesModel(release.Model))] });
    }

    private static async Task<Results<Ok<ReleaseList>, JsonHttpResult<Problem>>> ListAsync(
        string endpoint, EndpointTable table, IReleaseStore store, PageLimit? limit, string? cursor, CancellationToken cancellation) =>
        table.TryFind(endpoint, out _) ? TypedResults.Ok(await PageAsync(store, endpoint, limit, cursor, cancellation)) : Missing(endpoint);

    private static async Task<Results<Ok<DecisionInfo>, JsonHttpResult<Problem>>> DecideAsync(
        string endpoint, EndpointTable table, IReleaseStore store, ReleaseDesk desk, CancellationToken cancellation)
    {
        if (!table.TryFind(endpoint, out _))
        {
            return Missing(endpoint);
        }

        Release? release = await store.FindActiveAsync(endpoint, cancellation) ?? (await store.ListAsync(new() { Endpoint = endpoint, Limit = 1 }, cancellation)).FirstOrDefault();
        IReadOnlyList<ReleaseLook> looks = release is null ? [] : await store.ReadLooksAsync(release.Id, MostLooks, cancellation);
        if (release is null || !ReleaseStates.IsWatched(release.State))
        {
            return TypedResults.Ok(ReleaseWire.Nothing(endpoint, release, looks));
        }

        (ReleaseDecision decision, BayesianView? bet) = await desk.JudgeAsync(release, cancellation);
        return TypedResults.Ok(decision.ToWire(release, bet, looks));
    }

    private static async Task<Results<Created<ReleaseInfo>, JsonHttpResult<Problem>>> StartAsync(
        string endpoint, ReleaseRequest request, HttpContext context, EndpointTable table, IRegistryStore registry, ReleaseDesk desk, CancellationToken cancellation)
    {
        if (!table.TryFind(endpoint, out ServedEndpoint? served))
        {
            return Missing(endpoint);
        }

        if (!TryReadPlan(request.Plan, out AbTestPlan plan, out IReadOnlyList<ProblemError> faults))
        {
            return Problems.Invalid("The candidate cannot be tried so.", faults);
        }

        (ModelVersion? version, JsonHttpResult<Problem>? problem) = await ModelEndpoints.FindAsync(registry, served.State.Endpoint.Model, request.Version ?? "", cancellation);
        if (version is null)
        {
            return problem!;
        }

        ReleaseOutcome outcome = await desk.StartAsync(new(endpoint, version.Version, plan, context.Caller().Name, request.Training?.GetRawText()), cancellation);
        return outcome is ReleaseOutcome.Done { Release: var started }
            ? TypedResults.Created($"/api/v1/endpoints/{Uri.EscapeDataString(endpoint)}/releases", started.ToWire())
            : ProblemOf(outcome);
    }

    private static async Task<Results<Ok<ReleaseInfo>, JsonHttpResult<Problem>>> LookAsync(string endpoint, string release, IReleaseStore store, ReleaseDesk desk, CancellationToken cancellation) =>
        await BelongsAsync(store, endpoint, release, cancellation) ? Answer(await desk.LookAsync(release, cancellation)) : MissingRelease(endpoint, release);

    private static async Task<Results<Ok<ReleaseInfo>, JsonHttpResult<Problem>>> PromoteAsync(
        string endpoint, string release, HttpContext context, IReleaseStore store, ReleaseDesk desk, CancellationToken cancellation) =>
        await BelongsAsync(store, endpoint, release, cancellation) ? Answer(await desk.PromoteAsync(release, context.Caller().Name, cancellation)) : MissingRelease(endpoint, release);

    private static async Task<Results<Ok<ReleaseInfo>, JsonHttpResult<Problem>>> RejectAsync(
        string endpoint, string release, ReleaseReason? body, HttpContext context, IReleaseStore store, ReleaseDesk desk, CancellationToken cancellation) =>
        await BelongsAsync(store, endpoint, release, cancellation) ? Answer(await desk.RejectAsync(release, context.Caller().Name, body?.Reason, cancellation)) : MissingRelease(endpoint, release);

    private static async Task<Results<Ok<ReleaseInfo>, JsonHttpResult<Problem>>> RollBackAsync(string endpoint, ReleaseReason? body, HttpContext context, ReleaseDesk desk, CancellationToken cancellation) =>
        Answer(await desk.RollBackAsync(endpoint, context.Caller().Name, body?.Reason, cancellation));

    private static async Task<ReleaseList> PageAsync(IReleaseStore store, string? endpoint, PageLimit? limit, string? cursor, CancellationToken cancellation)
    {
        int most = (limit ?? PageLimit.Default).Value;
        IReadOnlyList<Release> releases = await store.ListAsync(new() { Endpoint = endpoint, After = cursor, Limit = most + 1 }, cancellation);
        return new([.. releases.Take(most).Select(release => release.ToWire())], releases.Count > most ? releases[most - 1].Id : null);
    }

    /// <summary>The role was asked for on this endpoint, so the release must be one of it.</summary>
    private static async Task<bool> BelongsAsync(IReleaseStore store, string endpoint, string release, CancellationToken cancellation) =>
        await store.FindAsync(release, cancellation) is { } found && found.Endpoint == endpoint;

    private static bool TryReadPlan(JsonElement? given, out AbTestPlan plan, out IReadOnlyList<ProblemError> faults)
    {
        plan = new();
        faults = [];
        if (given is not { ValueKind: not (JsonValueKind.Null or JsonValueKind.Undefined) } json)
        {
            return true;
        }

        bool good = AbTestSection.TryParse(json.GetRawText(), out AbTestPlan? read, out var wrong);
        plan = read ?? plan;
        faults = [.. wrong.Select(fault => new ProblemError("/plan", fault.Hint is null ? fault.Message : $"{fault.Message} ({fault.Hint})"))];
        return good;
    }

    private static Results<Ok<ReleaseInfo>, JsonHttpResult<Problem>> Answer(ReleaseOutcome outcome) =>
        outcome is ReleaseOutcome.Done { Release: var release } ? TypedResults.Ok(release.ToWire()) : ProblemOf(outcome);

    private static JsonHttpResult<Problem> ProblemOf(ReleaseOutcome outcome) => outcome switch
    {
        ReleaseOutcome.NotFound missing => Problems.NotFound(missing.Reason),
        ReleaseOutcome.Conflict conflict => Problems.Conflict(conflict.Reason),
        _ => throw new InvalidOperationException("This outcome is not known."),
    };

    private static JsonHttpResult<Problem> Missing(string endpoint) => Problems.NotFound($"There is no endpoint '{endpoint}'.");

    private static JsonHttpResult<Problem> MissingRelease(string endpoint, string release) => Problems.NotFound($"The endpoint '{endpoint}' has no release '{release}'.");
}
