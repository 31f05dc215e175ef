using Mainspring.Server.Mlflow.Wire;
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
            if (IsSilentFailure(context.Response))
            {
                await AnswerAsync(context, RequestFailure.Of(context.Response.StatusCode));
            }
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            // The client went away; nobody reads an answer.
        }
        catch (Exception exception) when (!context.Response.HasStarted)
        {
            var failure = RequestFailure.Of(exception);
            if (failure.IsOurs)
            {
                logger.RequestFailed(exception, context.Request.Method, context.Request.Path);
            }

            await AnswerAsync(context, failure);
        }
    });

    /// <summary>Answers with a failure in the form of the route.</summary>
    public static Task AnswerAsync(HttpContext context, RequestFailure failure) => FormatOf(context) == ErrorFormat.Mlflow
        ? MlflowAnswers.WriteErrorAsync(context, MlflowError.Of(failure.Status), failure.Title)
        : Problems.Answer(failure.Status, failure.Code, failure.Title).ExecuteAsync(context);

    /// <summary>What routing refuses, such as a body of the wrong type, has a status and nothing else.</summary>
    private static bool IsSilentFailure(HttpResponse response) =>
        response is { HasStarted: false, StatusCode: >= StatusCodes.Status400BadRequest, ContentLength: null or 0, ContentType: null };

    private static ErrorFormat FormatOf(HttpContext context) => context.GetEndpoint()?.Metadata.OfType<ErrorFormat>().FirstOrDefault() ?? ErrorFormat.Problem;
}
