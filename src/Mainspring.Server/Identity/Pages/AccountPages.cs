using Mainspring.Lifecycle.Identity;
using Mainspring.Lifecycle.Identity.Grants;
using Mainspring.Web.Identity;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Mainspring.Server.Identity.Pages;

/// <summary>One's own account: keys, grants, password.</summary>
internal static class AccountPages
{
    public static void MapAccount(this RouteGroupBuilder pages)
    {
        RouteGroupBuilder account = pages.MapGroup("/account").Needs(Role.Viewer).ChecksObject();
        account.MapGet("", (HttpContext context) => Show(context, null));
        account.MapPost("/keys", async (IFormCollection form, HttpContext context, KeyAdmin admin, TimeProvider time) =>
            Show(context, await KeyForm.CreateAsync(form, isForProgram: false, context, admin, time)));
        account.MapPost("/keys/{key}/revoke", async (string key, HttpContext context, KeyAdmin admin) =>
            Show(context, await admin.RevokeAsync(context, key) is var outcome and not IdentityOutcome.Done ? new(false, outcome.Sentence()) : new(true, $"The key {key} is revoked.")));
        account.MapPost("/password", async (IFormCollection form, HttpContext context, OwnPassword own) => Show(context, await ChangePasswordAsync(form, context, own)));
    }

    private static async Task<PageNotice> ChangePasswordAsync(IFormCollection form, HttpContext context, OwnPassword own) =>
        context.Caller() is not Caller.Person person ? new(false, "Only a user has a password.")
        : await own.ChangeAsync(context, person, form["current"], form["password"]) is var outcome and not IdentityOutcome.Done ? new(false, outcome.Sentence())
        : new(true, "The password is changed; all other browsers are signed out.");

    private static IResult Show(HttpContext context, PageNotice? notice)
    {
        IdentityState state = context.RequestServices.GetRequiredService<IdentityDirectory>().Current;
        DateTimeOffset now = context.RequestServices.GetRequiredService<TimeProvider>().GetUtcNow();
        Caller caller = context.Caller();
        var person = caller as Caller.Person;
        KeyRow[] keys = [.. context.RequestServices.GetRequiredService<KeyAdmin>().List(caller)
            .Where(row => person is null || row.Key.Owner == person.User.Name).Select(row => PageRows.Of(row.Key, row.LastUsedAt, now))];
        return IdentityPages.Account(
            new(
                caller.Name,
                Permission.RoleOf(state, caller, null),
                person?.User.Password is not null,
                context.Features.Get<CallerFeature>() is { Session: not null },
                keys,
                person is null ? [] : PageRows.Grants(state, Subject.User(person.User.Name)),
                notice),
            notice is { Good: false } ? StatusCodes.Status422UnprocessableEntity : StatusCodes.Status200OK);
    }
}
