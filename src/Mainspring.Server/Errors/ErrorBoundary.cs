using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Mainspring.Server.Errors;

/// <summary>The process boundary of a request: what nobody expected becomes a plain answer, and a line in the log.</summary>
internal static class ErrorBoundary
{
    public static void UseErrorBoundary(this IApplicationBuilder app, ILogger logger) => app.Use(async (context, next) =>
    {
        try
        {
            await next(context);
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            // The client went away; nobody reads an answer.
        }
        catch (BadHttpRequestException bad) when (!context.Response.HasStarted)
        {
            await Problems.Answer(bad.StatusCode, bad.StatusCode == StatusCodes.Status413PayloadTooLarge ? "too_large" : "bad_request", bad.Message).ExecuteAsync(context);
        }
        catch (Exception failure) when (!context.Response.HasStarted)
        {
            logger.RequestFailed(failure, context.Request.Method, context.Request.Path);
            await Problems.Answer(StatusCodes.Status500InternalServerError, "internal", "The server failed on this request; its log says why.").ExecuteAsync(context);
        }
    });
}
