using Mainspring.Client.Identity;
using Mainspring.Client.Serialization;
using Mainspring.Lifecycle.Identity;
using Mainspring.Lifecycle.Identity.Grants;
using Mainspring.Server.Artifacts;
using Mainspring.Server.Errors;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Mainspring.Server.Identity;

/// <summary>Oneself on the native API.</summary>
internal static class MeEndpoints
{
    public static void MapMe(this RouteGroupBuilder api)
    {
        RouteGroupBuilder me = api.MapGroup("/me").WithTags("Identity").Needs(Role.Viewer).ChecksObject();
        me.MapGet("", Read).WithSummary("Who the server takes the caller for");
        me.MapPut("/password", SetPasswordAsync).WithMetadata(BodyLimit.Json).WithSummary("Change one's own password");
    }

    private static Ok<MeInfo> Read(HttpContext context, IdentityDirectory directory)
    {
        IdentityState state = directory.Current;
        Caller caller = context.Caller();
        (string kind, string? key, Subject? subject) = caller switch
        {
            Caller.Person person => ("user", null, Subject.User(person.User.Name)),
            Caller.Program program => ("key", program.Key.Id, Subject.Key(program.Key.Name)),
            _ => ("local", (string?)null, (Subject?)null),
        };
        return TypedResults.Ok(new MeInfo(
            caller.Name, kind, RoleNames.Of(Permission.RoleOf(state, caller, null)), key, [.. state.Grants.Where(grant => grant.Subject == subject).Select(grant => grant.ToWire())]));
    }

    private static async Task<Results<NoContent, JsonHttpResult<Problem>>> SetPasswordAsync(PasswordChange change, HttpContext context, OwnPassword own) =>
        context.Caller() is not Caller.Person person ? Problems.Conflict("Only a user has a password; this caller is a key.")
        : await own.ChangeAsync(context, person, change.Current, change.Password) is var outcome and not IdentityOutcome.Done ? outcome.ToProblem()
        : TypedResults.NoContent();
}
