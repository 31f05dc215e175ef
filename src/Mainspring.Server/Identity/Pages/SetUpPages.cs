using Mainspring.Lifecycle.Audit;
using Mainspring.Lifecycle.Identity;
using Mainspring.Lifecycle.Identity.Sessions;
using Mainspring.Lifecycle.Identity.Users;
using Mainspring.Web.Identity;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Mainspring.Server.Identity.Pages;

/// <summary>The page behind the set-up link, where somebody becomes the first admin.</summary>
internal static class SetUpPages
{
    public static void MapSetUp(this RouteGroupBuilder pages)
    {
        pages.MapGet("/set-up", Show).Anonymous();
        pages.MapPost("/set-up", SetUpAsync).Anonymous();
    }

    private static IResult Show(string? token, IdentityDirectory directory, TimeProvider time) => IdentityPages.SetUp(Model(token ?? "", "", null, directory, time));

    private static async Task<IResult> SetUpAsync(IFormCollection form, HttpContext context, IdentityDirectory directory, SessionStart sessions, RequestAudit audit, TimeProvider time)
    {
        string token = form["token"].ToString();
        string name = UserRules.Spell(form["name"]);
        string password = form["password"].ToString();
        string? fault = SessionPolicy.IsGood(directory.Current, TokenHash.Of(token), time.GetUtcNow())
            ? UserRules.FindFaultInName(name) ?? UserRules.FindFaultInPassword(password, name)
            : "This link was used already, or has expired.";
        if (fault is not null)
        {
            return IdentityPages.SetUp(Model(token, name, fault, directory, time), StatusCodes.Status422UnprocessableEntity);
        }

        DateTimeOffset now = time.GetUtcNow();
        var admin = new User { Name = name, Role = Role.Admin, Password = PasswordHash.Of(password), CreatedAt = now };
        IdentityOutcome outcome = await directory.ChangeAsync(state => SessionPolicy.SetUp(state, TokenHash.Of(token), admin, now), context.RequestAborted);
        if (outcome is not IdentityOutcome.Done)
        {
            return IdentityPages.SetUp(Model(token, name, outcome.Sentence(), directory, time), StatusCodes.Status409Conflict);
        }

        await audit.RecordAsync(context, new Caller.Person(admin), AuditAction.SetUp, $"user {name}", null, RoleNames.Of(Role.Admin));
        await sessions.StartAsync(context, name);
        return IdentityPages.GoTo("/");
    }

    private static SetUpModel Model(string token, string name, string? fault, IdentityDirectory directory, TimeProvider time) =>
        new(token, name, fault, SessionPolicy.IsGood(directory.Current, TokenHash.Of(token), time.GetUtcNow()));
}
