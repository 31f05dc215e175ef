using Mainspring.Web.Identity;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Mainspring.Web.Layout;

/// <summary>What every page has: headers that forbid foreign and inline code, and a check that a form came from one of our pages.</summary>
public static class PageSafety
{
    private const string Policy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    /// <summary>A group for pages.</summary>
    public static RouteGroupBuilder MapPages(this IEndpointRouteBuilder routes)
    {
        RouteGroupBuilder pages = routes.MapGroup("").ExcludeFromDescription().DisableAntiforgery().WithMetadata(PageRoute.Instance);
        pages.AddEndpointFilter(async (context, next) =>
        {
            HttpContext http = context.HttpContext;
            http.Response.Headers.ContentSecurityPolicy = Policy;
            http.Response.Headers["Referrer-Policy"] = "same-origin";
            http.Response.Headers.CacheControl = "no-store";
            return HttpMethods.IsPost(http.Request.Method) && !await http.RequestServices.GetRequiredService<IAntiforgery>().IsRequestValidAsync(http)
                ? new ForeignForm()
                : await next(context);
        });
        return pages;
    }

    private sealed class ForeignForm : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext)
        {
            httpContext.Response.StatusCode = StatusCodes.Status400BadRequest;
            return httpContext.Response.WriteAsync("This form was made before the server started again, or by another site. Go back, reload the page and send it again.");
        }
    }
}
