using Mainspring.Client.Identity;
using Mainspring.Client.Serialization;
using Mainspring.Lifecycle.Identity;
using Mainspring.Server.Artifacts;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Mainspring.Server.Identity;

/// <summary>Grants on the native API.</summary>
internal static class GrantEndpoints
{
    public static void MapGrants(this RouteGroupBuilder api)
    {
        RouteGroupBuilder grants = api.MapGroup("/grants").WithTags("Identity").Needs(Role.Admin);
        grants.MapGet("", List).WithSummary("List grants");
        grants.MapPut("", SetAsync).WithMetadata(BodyLimit.Json).WithSummary("Give a grant, in place of the one that there was");
        grants.MapPost("/remove", RemoveAsync).WithMetadata(BodyLimit.Json).WithSummary("Take a grant back");
    }

    private static Ok<GrantList> List(IdentityDirectory directory) => TypedResults.Ok(new GrantList([.. directory.Current.Grants.Select(grant => grant.ToWire())]));

    private static async Task<Results<Ok<GrantInfo>, JsonHttpResult<Problem>>> SetAsync(GrantInfo grant, HttpContext context, GrantAdmin admin) =>
        await admin.SetAsync(context, grant) switch
        {
            (IdentityOutcome.Done, { } given) => TypedResults.Ok(given.ToWire()),
            var (outcome, _) => outcome.ToProblem(),
        };

    private static async Task<Results<NoContent, JsonHttpResult<Problem>>> RemoveAsync(GrantInfo grant, HttpContext context, GrantAdmin admin) =>
        await admin.RemoveAsync(context, grant) is var outcome and not IdentityOutcome.Done ? outcome.ToProblem() : TypedResults.NoContent();
}
