using System.Globalization;
using Mainspring.Server.Errors;
using Mainspring.Web.Identity;
using Microsoft.AspNetCore.Http;

namespace Mainspring.Server.Identity;

/// <summary>Turns a request away in the form that its route answers in: a page, MLflow's error, or a problem of the native API.</summary>
internal static class Refusal
{
    /// <summary>Nobody knows who asks.</summary>
    public static Task UnauthenticatedAsync(HttpContext context, string why)
    {
        if (IsPage(context))
        {
            context.Response.StatusCode = StatusCodes.Status303SeeOther;
            context.Response.Headers.Location = IdentityPages.SignInPath(ReturnPath(context.Request));
            return Task.CompletedTask;
        }

        context.Response.Headers.WWWAuthenticate = IsMlflow(context) ? "Basic realm=\"mainspring\", charset=\"UTF-8\"" : "Bearer realm=\"mainspring\"";
        return WriteAsync(context, StatusCodes.Status401Unauthorized, "unauthenticated", why);
    }

    /// <summary>Too many wrong credentials.</summary>
    public static Task TooManyAsync(HttpContext context, TimeSpan wait)
    {
        context.Response.Headers.RetryAfter = Math.Max(1, (int)Math.Ceiling(wait.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
        return WriteAsync(context, StatusCodes.Status429TooManyRequests, "too_many_attempts", "There were too many wrong attempts to sign in; wait a minute.");
    }

    /// <summary>The caller lacks a role.</summary>
    public static Task ForbiddenAsync(HttpContext context, string why) =>
        IsPage(context) ? IdentityPages.Forbidden(why).ExecuteAsync(context) : WriteAsync(context, StatusCodes.Status403Forbidden, "forbidden", why);

    /// <summary>The caller may not know whether it exists.</summary>
    public static Task HiddenAsync(HttpContext context) => IsPage(context)
        ? IdentityPages.Hidden().ExecuteAsync(context)
        : WriteAsync(context, StatusCodes.Status404NotFound, "not_found", "There is no such object, or you may not see it.");

    /// <summary>An error in the form of the route.</summary>
    public static Task WriteAsync(HttpContext context, int status, string code, string title) => ErrorBoundary.AnswerAsync(context, new(status, code, title));

    private static bool IsMlflow(HttpContext context) => context.GetEndpoint()?.Metadata.OfType<ErrorFormat>().FirstOrDefault() == ErrorFormat.Mlflow;

    private static bool IsPage(HttpContext context) =>
        context.GetEndpoint()?.Metadata.GetMetadata<PageRoute>() is not null
        && context.Request.Headers.Accept.ToString().Contains("text/html", StringComparison.OrdinalIgnoreCase);

    private static string? ReturnPath(HttpRequest request) => HttpMethods.IsGet(request.Method) ? request.Path + request.QueryString : null;
}
