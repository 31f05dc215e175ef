using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Mainspring.Web.Layout;

/// <summary>Pages as answers of endpoints.</summary>
internal static class Answer
{
    /// <summary>The page with its model.</summary>
    public static IResult Page<TPage, TModel>(TModel model, int status = StatusCodes.Status200OK)
        where TPage : PageOf<TModel>
        where TModel : class =>
        new RazorComponentResult<TPage>(new Dictionary<string, object?> { [nameof(PageOf<>.Model)] = model }) { StatusCode = status, PreventStreamingRendering = true };

    /// <summary>A page that says what was not found.</summary>
    public static IResult NotFound(string what, string section) => new RazorComponentResult<NotFoundPage>(new Dictionary<string, object?>
    {
        [nameof(NotFoundPage.What)] = what,
        [nameof(NotFoundPage.Section)] = section,
    })
    { StatusCode = StatusCodes.Status404NotFound, PreventStreamingRendering = true };

    /// <summary>After a form was handled: go to a page by GET, so that a reload does not send the form again.</summary>
    public static IResult SeeOther(string path) => new SeeOtherResult(path);

    private sealed class SeeOtherResult(string path) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext)
        {
            httpContext.Response.StatusCode = StatusCodes.Status303SeeOther;
            httpContext.Response.Headers.Location = path;
            return Task.CompletedTask;
        }
    }
}
