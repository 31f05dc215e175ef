using System.Text.Json;
using Mainspring.Storage.Sqlite;
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
            await Problems.Answer(bad.StatusCode, bad.StatusCode == StatusCodes.Status413PayloadTooLarge ? "too_large" : "bad_request", Describe(bad)).ExecuteAsync(context);
        }
        catch (DatabaseUnavailableException away) when (!context.Response.HasStarted)
        {
            logger.RequestFailed(away, context.Request.Method, context.Request.Path);
            await Problems.Unavailable("The database cannot be written at the moment; nothing of this request was kept. The server's log says why.").ExecuteAsync(context);
        }
        catch (IOException full) when (IsDiskFull(full) && !context.Response.HasStarted)
        {
            logger.RequestFailed(full, context.Request.Method, context.Request.Path);
            await Problems.Answer(StatusCodes.Status507InsufficientStorage, "disk_full", "The disk of the server is full; nothing of this request was kept.").ExecuteAsync(context);
        }
        catch (Exception failure) when (!context.Response.HasStarted)
        {
            logger.RequestFailed(failure, context.Request.Method, context.Request.Path);
            await Problems.Answer(StatusCodes.Status500InternalServerError, "internal", "The server failed on this request; its log says why.").ExecuteAsync(context);
        }
    });

    /// <summary>What is wrong with a request, without the names of our code.</summary>
    private static string Describe(BadHttpRequestException bad) => bad.InnerException is JsonException json
        ? $"The body is not the JSON that this call takes: line {json.LineNumber + 1}, byte {json.BytePositionInLine + 1}{(json.Path is { Length: > 0 } path ? $", at {path}" : "")}."
        : bad.Message;

    /// <summary>ENOSPC on Linux and macOS; the file system's quota counts as well.</summary>
    private static bool IsDiskFull(IOException failure) => (failure.HResult & 0xFFFF) is 28 or 122;
}
