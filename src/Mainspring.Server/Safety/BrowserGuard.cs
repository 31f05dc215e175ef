using System.Net;
using Mainspring.Server.Errors;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace Mainspring.Server.Safety;

/// <summary>
/// Keeps web pages of strangers from driving a server on loopback: the <c>Host</c> must be this machine (no DNS rebinding), and an
/// unsafe method must not come from another origin (no cross-site requests).
/// </summary>
internal static class BrowserGuard
{
    /// <summary>For answers that are no page: nothing in them may run or load anything, should a browser show them. Pages set their own.</summary>
    private const string Policy = "default-src 'none'; frame-ancestors 'none'";

    public static void UseBrowserGuard(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        HttpRequest request = context.Request;
        IHeaderDictionary headers = context.Response.Headers;
        headers.XContentTypeOptions = "nosniff";
        headers.ContentSecurityPolicy = Policy;
        if (!IsThisMachine(request.Host.Host))
        {
            return Problems.Answer(StatusCodes.Status403Forbidden, "foreign_host", $"This server does not answer to the host name '{request.Host.Host}'.").ExecuteAsync(context);
        }

        if (IsUnsafe(request.Method) && IsCrossSite(request))
        {
            return Problems.Answer(StatusCodes.Status403Forbidden, "foreign_origin", "A page of another site sent this request; it was refused.").ExecuteAsync(context);
        }

        return next(context);
    });

    private static bool IsThisMachine(string host) =>
        host == "localhost" || (IPAddress.TryParse(host.Trim('[', ']'), out IPAddress? address) && IPAddress.IsLoopback(address));

    private static bool IsUnsafe(string method) =>
        !HttpMethods.IsGet(method) && !HttpMethods.IsHead(method) && !HttpMethods.IsOptions(method);

    private static bool IsCrossSite(HttpRequest request)
    {
        if (request.Headers["Sec-Fetch-Site"] is [{ } site, ..] && site is not ("same-origin" or "none"))
        {
            return true;
        }

        return request.Headers.Origin is [{ } origin, ..]
            && !(Uri.TryCreate(origin, UriKind.Absolute, out Uri? from) && string.Equals(from.Authority, request.Host.Value, StringComparison.OrdinalIgnoreCase));
    }
}
