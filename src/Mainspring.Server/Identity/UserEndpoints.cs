using Mainspring.Client.Identity;
using Mainspring.Client.Serialization;
using Mainspring.Lifecycle.Identity;
using Mainspring.Lifecycle.Identity.Users;
using Mainspring.Server.Artifacts;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Mainspring.Server.Identity;

/// <summary>Users on the native API.</summary>
internal static class UserEndpoints
{
    public static void MapUsers(this RouteGroupBuilder api)
    {
        RouteGroupBuilder users = api.MapGroup("/users").WithTags("Identity").Needs(Role.Admin);
        users.MapGet("", List).WithSummary("List users");
        users.MapPost("", AddAsync).WithMetadata(BodyLimit.Json).WithSummary("Add a user");
        users.MapPatch("/{user}", ChangeAsync).WithMetadata(BodyLimit.Json).WithSummary("Change the role or the password of a user");
        users.MapDelete("/{user}", RemoveAsync).WithSummary("Remove a user; their keys are revoked");
    }

    private static Ok<UserList> List(IdentityDirectory directory) =>
        TypedResults.Ok(new UserList([.. directory.Current.Users.Values.OrderBy(user => user.Name, StringComparer.Ordinal).Select(user => user.ToWire())]));

    private static async Task<Results<Created<UserInfo>, JsonHttpResult<Problem>>> AddAsync(NewUser user, HttpContext context, UserAdmin admin, IdentityDirectory directory) =>
        await admin.AddAsync(context, user.Name, user.Password, user.Role) is var outcome and not IdentityOutcome.Done
            ? outcome.ToProblem()
            : TypedResults.Created((string?)null, directory.Current.Users[UserRules.Spell(user.Name)].ToWire());

    private static async Task<Results<Ok<UserInfo>, JsonHttpResult<Problem>>> ChangeAsync(string user, UserUpdate update, HttpContext context, UserAdmin admin, IdentityDirectory directory)
    {
        IdentityOutcome outcome = update switch
        {
            { Role: null, Password: null } => new IdentityOutcome.Refused("/role", "Name a role or a password."),
            { Role: not null, Password: not null } => new IdentityOutcome.Refused("/password", "Change one at a time: the role or the password."),
            { Role: { } role } => await admin.SetRoleAsync(context, user, role),
            _ => await admin.SetPasswordAsync(context, user, update.Password),
        };
        return outcome is IdentityOutcome.Done && directory.Current.Users.TryGetValue(UserRules.Spell(user), out User? changed)
            ? TypedResults.Ok(changed.ToWire())
            : outcome.ToProblem();
    }

    private static async Task<Results<NoContent, JsonHttpResult<Problem>>> RemoveAsync(string user, HttpContext context, UserAdmin admin) =>
        await admin.RemoveAsync(context, user) is var outcome and not IdentityOutcome.Done ? outcome.ToProblem() : TypedResults.NoContent();
}
