using Mainspring.Lifecycle.Audit;
using Mainspring.Lifecycle.Identity;
using Mainspring.Server.Errors;
using Mainspring.Server.Safety;
using Mainspring.Web.Identity;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Mainspring.Server.Identity;

/// <summary>
/// Stands before every route and lets in only who has the role that the route asks for. It goes by the route that was found, never by the
/// text of the path, so there is no spelling of a path that gets around it; a route that forgot to ask for a role needs an admin.
/// </summary>
internal sealed class AccessGate(AccessPolicy policy, Authenticator authenticator, AccessCheck access, RouteObject routes, RequestAudit audit)
{
    /// <summary>Puts the gate before the routes.</summary>
    public static void Use(IApplicationBuilder app)
    {
        AccessGate gate = app.ApplicationServices.GetRequiredService<AccessGate>();
        app.Use(gate.InvokeAsync);
    }

    private Task InvokeAsync(HttpContext context, RequestDelegate next) => policy.Opens(context) ? GoOnAsync(context, next) : PassAsync(context, next);

    private Task GoOnAsync(HttpContext context, RequestDelegate next) =>
        RequestOrigin.IsUnsafe(context.Request.Method) && RoleFor(context.GetEndpoint()) > Role.Viewer ? ChangeAsync(context, next) : next(context);

    private async Task ChangeAsync(HttpContext context, RequestDelegate next)
    {
        await CurrentRequest.RunAsync(context, next);
        if (context.GetEndpoint()?.Metadata.GetMetadata<AuditedAs>() is { } audited && context.Response.StatusCode < StatusCodes.Status400BadRequest)
        {
            await audit.RecordAsync(context, audited.Action, (await routes.OfAsync(context)).ToString());
        }
    }

    private async Task PassAsync(HttpContext context, RequestDelegate next)
    {
        Role needed = RoleFor(context.GetEndpoint());
        if (needed == Role.None)
        {
            await next(context);
            return;
        }

        switch (await authenticator.AuthenticateAsync(context))
        {
            case SignIn.Known known when known.Session is not null && RequestOrigin.IsUnsafe(context.Request.Method) && !RequestOrigin.IsOwn(context.Request):
                await Refusal.WriteAsync(context, StatusCodes.Status403Forbidden, "foreign_origin", "The browser does not say that a page of this server sent this request; it was refused.");
                break;
            case SignIn.Known known:
                context.Features.Set(new CallerFeature(known.Caller, known.Session));
                context.Features.Set(new Reach(access.State, known.Caller));
                context.Features.Set(new PageCaller(known.Caller.Name, Permission.HighestOf(access.State, known.Caller), known.Session is not null));
                await AuthoriseAsync(context, known.Caller, needed, next);
                break;
            case SignIn.Wrong wrong:
                await audit.RecordFailureAsync(context, wrong.Name);
                await Refusal.UnauthenticatedAsync(context, "These credentials are wrong, or no longer good.");
                break;
            case SignIn.TooMany many:
                await Refusal.TooManyAsync(context, many.RetryAfter);
                break;
            default:
                await Refusal.UnauthenticatedAsync(context, "Sign in: send an API key as Bearer token, or as the password of basic authentication.");
                break;
        }
    }

    private async Task AuthoriseAsync(HttpContext context, Caller caller, Role needed, RequestDelegate next)
    {
        AccessVerdict verdict = ChecksItself(context.GetEndpoint())
            ? access.CheckAny(context, needed)
            : await access.CheckAsync(context, needed, Permission.DependsOnObject(access.State, caller) ? await routes.OfAsync(context) : Resource.Workspace);
        switch (verdict)
        {
            case AccessVerdict.Allowed:
                await GoOnAsync(context, next);
                break;
            case AccessVerdict.Hidden:
                await Refusal.HiddenAsync(context);
                break;
            default:
                await Refusal.ForbiddenAsync(context, $"This needs the role {RoleNames.Of(needed)}.");
                break;
        }
    }

    // What routing itself answers, such as 405, tells only those who may read that there is something.
    private static Role RoleFor(Endpoint? endpoint) =>
        endpoint?.Metadata.GetMetadata<RequiredRole>()?.Role ?? (endpoint is RouteEndpoint ? Role.Admin : Role.Viewer);

    private static bool ChecksItself(Endpoint? endpoint) =>
        endpoint is not null && (endpoint.Metadata.GetMetadata<ObjectInBody>() is not null || endpoint.Metadata.OfType<ErrorFormat>().FirstOrDefault() == ErrorFormat.Mlflow);
}
