using System.Text.Json;
using Mainspring.Client.Feedback;
using Mainspring.Client.Serialization;
using Mainspring.Lifecycle.Identity;
using Mainspring.Lifecycle.Predictions.Feedback;
using Mainspring.Lifecycle.Serving;
using Mainspring.Server.Artifacts;
using Mainspring.Server.Errors;
using Mainspring.Server.Identity;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Mainspring.Server.Serving.Feedback;

/// <summary>The route by which callers say how good predictions were.</summary>
internal static class FeedbackEndpoints
{
    public static void MapFeedback(this RouteGroupBuilder api) => api
        .MapPost("/feedback", PostAsync).Needs(Role.Editor).ChecksObject().WithMetadata(BodyLimit.Json).WithTags("Feedback")
        .WithSummary("Tell labels and ratings of predictions: one item or a list, before, after or again");

    private static async Task<Results<Ok<FeedbackAnswer>, JsonHttpResult<Problem>>> PostAsync(
        JsonElement body, HttpContext context, EndpointTable table, AccessCheck access, IFeedbackStore store, TimeProvider time, CancellationToken cancellation)
    {
        FeedbackBody read = FeedbackBody.Read(body);
        List<ProblemError> faults = [.. read.Faults];
        foreach (string endpoint in read.Items.Select(item => item.Endpoint).Distinct())
        {
            Resource concerned = endpoint.Length > 0 && table.TryFind(endpoint, out ServedEndpoint? served) ? RouteObject.OfEndpoint(served.State) : Resource.Workspace;
            if (await access.RefuseAsync(context, Role.Editor, concerned) is { } refusal)
            {
                return refusal;
            }

            if (endpoint.Length > 0 && !table.TryFind(endpoint, out _))
            {
                faults.Add(new(PointerTo(body, endpoint), $"There is no endpoint '{endpoint}'."));
            }
        }

        faults.AddRange(read.Items.Index()
            .Where(item => LoggedKey(item.Item, table) is { Length: 0 })
            .Select(item => new ProblemError(body.ValueKind == JsonValueKind.Array ? $"/{item.Index}/key" : "/key", $"The endpoint '{item.Item.Endpoint}' does not log its keys; name predictions by prediction_id or request_id.")));
        if (faults.Count > 0)
        {
            return Problems.Invalid("The feedback has faults; nothing was kept.", faults);
        }

        FeedbackItem[] kept = [.. read.Items.Select(item => LoggedKey(item, table) is { } key ? item with { Target = FeedbackTarget.Key(key) } : item)];
        int changed = await store.AddAsync(kept, time.GetUtcNow(), cancellation);
        return TypedResults.Ok(new FeedbackAnswer(read.Items.Count, changed));
    }

    /// <summary>The key of an item as its endpoint logs it: hashed where keys are values of a sensitive column, empty where they are dropped; null for items that name no such key.</summary>
    private static string? LoggedKey(FeedbackItem item, EndpointTable table) =>
        item.Target.Handle == FeedbackHandle.Key && table.TryFind(item.Endpoint, out ServedEndpoint? served) && served.State.HidesKeys ? served.State.LoggedKey(item.Target.Value) ?? "" : null;

    private static string PointerTo(JsonElement body, string endpoint) => body.ValueKind == JsonValueKind.Array
        ? $"/{body.EnumerateArray().Index().First(item => item.Item.ValueKind == JsonValueKind.Object && item.Item.TryGetProperty("endpoint", out JsonElement named) && named.ValueKind == JsonValueKind.String && named.GetString() == endpoint).Index}/endpoint"
        : "/endpoint";
}
