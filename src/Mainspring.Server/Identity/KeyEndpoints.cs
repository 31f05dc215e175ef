using Mainspring.Client.Identity;
using Mainspring.Client.Serialization;
using Mainspring.Lifecycle.Identity;
using Mainspring.Server.Artifacts;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Mainspring.Server.Identity;

/// <summary>Keys on the native API: everybody sees and makes their own, admins all.</summary>
internal static class KeyEndpoints
{
    public static void MapKeys(this RouteGroupBuilder api)
    {
        RouteGroupBuilder keys = api.MapGroup("/keys").WithTags("Identity").Needs(Role.Viewer);
        keys.MapGet("", List).WithSummary("List keys: one's own, or all for admins");
        keys.MapPost("", CreateAsync).WithMetadata(BodyLimit.Json).WithSummary("Make a key; its secret is in the answer and nowhere else");
        keys.MapDelete("/{key}", RevokeAsync).WithSummary("Revoke a key");
    }

    private static Ok<KeyList> List(HttpContext context, KeyAdmin admin, TimeProvider time) =>
        TypedResults.Ok(new KeyList([.. admin.List(context.Caller()).Select(row => row.Key.ToWire(row.LastUsedAt, time.GetUtcNow()))]));

    private static async Task<Results<Created<CreatedKey>, JsonHttpResult<Problem>>> CreateAsync(NewKey key, HttpContext context, KeyAdmin admin, TimeProvider time) =>
        await admin.CreateAsync(context, key) switch
        {
            (_, { } made, { } text) => TypedResults.Created((string?)null, new CreatedKey(text, made.ToWire(null, time.GetUtcNow()))),
            var (outcome, _, _) => outcome.ToProblem(),
        };

    private static async Task<Results<NoContent, JsonHttpResult<Problem>>> RevokeAsync(string key, HttpContext context, KeyAdmin admin) =>
        await admin.RevokeAsync(context, key) is var outcome and not IdentityOutcome.Done ? outcome.ToProblem() : TypedResults.NoContent();
}
