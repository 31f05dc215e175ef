using Mainspring.Lifecycle.Identity;
using Mainspring.Lifecycle.Identity.Users;
using Mainspring.Web.Identity;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Mainspring.Server.Identity.Pages;

/// <summary>Signing in with name and password, and out again.</summary>
internal static class SignInPages
{
    public static void MapSignIn(this RouteGroupBuilder pages, string? provider)
    {
        pages.MapGet("/sign-in", (HttpContext context) => IdentityPages.SignIn(new(SafeReturn.Of(context.Request.Query["return"]), "", null, provider))).Anonymous();
        pages.MapPost("/sign-in", (IFormCollection form, HttpContext context, PasswordCheck passwords, SessionStart sessions, RequestAudit audit) =>
            SignInAsync(form, provider, context, passwords, sessions, audit)).Anonymous();
        pages.MapPost("/sign-out", SignOutAsync).Anonymous();
    }

    private static async Task<IResult> SignInAsync(IFormCollection form, string? provider, HttpContext context, PasswordCheck passwords, SessionStart sessions, RequestAudit audit)
    {
        string name = UserRules.Spell(form["name"]);
        string back = SafeReturn.Of(form["return"]);
        switch (await passwords.CheckAsync(name, form["password"].ToString(), context.Connection.RemoteIpAddress, context.RequestAborted))
        {
            case SignIn.Known { Caller: Caller.Person person } when await sessions.StartAsync(context, person.User.Name) is IdentityOutcome.Done:
                return IdentityPages.GoTo(back);
            case SignIn.TooMany many:
                context.Response.Headers.RetryAfter = Math.Max(1, (int)Math.Ceiling(many.RetryAfter.TotalSeconds)).ToString(System.Globalization.CultureInfo.InvariantCulture);
                return IdentityPages.SignIn(new(back, name, "There were too many wrong attempts. Wait a minute.", provider), StatusCodes.Status429TooManyRequests);
            default:
                await audit.RecordFailureAsync(context, name);
                return IdentityPages.SignIn(new(back, name, "Name or password is wrong.", provider), StatusCodes.Status401Unauthorized);
        }
    }

    private static async Task<IResult> SignOutAsync(HttpContext context, SessionStart sessions)
    {
        await sessions.EndAsync(context);
        return IdentityPages.GoTo("/sign-in");
    }
}
