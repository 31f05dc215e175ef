using Microsoft.AspNetCore.Http;

namespace Mainspring.Server.Identity;

/// <summary>The request that changes something just now, for listeners deeper in that are not handed it. Requests that only read, and predictions, leave no trace here.</summary>
internal static class CurrentRequest
{
    private static readonly AsyncLocal<HttpContext?> Flowing = new();

    /// <summary>The request, or null where the server works by itself.</summary>
    public static HttpContext? Context => Flowing.Value;

    /// <summary>Runs the rest of a request as the current one.</summary>
    public static async Task RunAsync(HttpContext context, RequestDelegate next)
    {
        Flowing.Value = context;
        await next(context);
    }
}
