using Mainspring.Server.Identity;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Mainspring.Server.Safety;

/// <summary>
/// Keeps web pages of strangers from driving this server: the <c>Host</c> must be one of ours (no DNS rebinding), and an unsafe method
/// must not come from another origin (no cross-site requests). Every answer, refusals too, forbids browsers to make more of it than it is.
/// </summary>
internal static class BrowserGuard
{
    private const string Policy = "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'";
    private const string OneYear = "max-age=31536000";

    public static void UseBrowserGuard(this IApplicationBuilder app)
    {
        HostList hosts = app.ApplicationServices.GetRequiredService<HostList>();
        app.Use((context, next) =>
        {
            AddHeaders(context);
            HttpRequest request = context.Request;
            if (!hosts.Knows(context))
            {
                return Refusal.WriteAsync(context, StatusCodes.Status403Forbidden, "foreign_host", $"This server does not answer to the host name '{request.Host.Host}'; the operator allows names with --allowed-hosts.");
            }

            return RequestOrigin.IsUnsafe(request.Method) && RequestOrigin.IsForeign(request)
                ? Refusal.WriteAsync(context, StatusCodes.Status403Forbidden, "foreign_origin", "A page of another site sent this request; it was refused.")
                : next(context);
        });
    }

    /// <summary>Forbids browsers to make more of an answer than it is.</summary>
    public static void AddHeaders(HttpContext context)
    {
        IHeaderDictionary headers = context.Response.Headers;
        headers.XContentTypeOptions = "nosniff";
        headers.ContentSecurityPolicy = Policy;
        headers["Referrer-Policy"] = "same-origin";
        if (context.Request.IsHttps && !HostList.IsLoopback(context.Request.Host.Host))
        {
            headers.StrictTransportSecurity = OneYear;
        }
    }
}
