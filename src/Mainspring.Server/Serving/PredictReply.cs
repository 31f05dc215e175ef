using Mainspring.Lifecycle.Serving.Traffic;
using Mainspring.Server.Errors;
using Microsoft.AspNetCore.Http;

namespace Mainspring.Server.Serving;

/// <summary>Sends what a request for predictions is answered with, and says as what it counts.</summary>
internal static class PredictReply
{
    /// <summary>The answer that was written into the scratch.</summary>
    public static async ValueTask<RequestOutcome> AnswerAsync(HttpContext context, PredictScratch scratch)
    {
        ReadOnlyMemory<byte> answer = scratch.Answer.WrittenMemory;
        context.Response.ContentType = "application/json";
        context.Response.ContentLength = answer.Length;
        await context.Response.BodyWriter.WriteAsync(answer);
        return RequestOutcome.Ok;
    }

    /// <summary>The request cannot be answered, whenever it comes.</summary>
    public static async ValueTask<RequestOutcome> RejectAsync(HttpContext context, int status, string code, string title)
    {
        await Problems.Answer(status, code, title).ExecuteAsync(context);
        return RequestOutcome.Rejected;
    }

    /// <summary>The request cannot be answered now.</summary>
    public static async ValueTask<RequestOutcome> UnavailableAsync(HttpContext context, string why)
    {
        context.Response.Headers.RetryAfter = "1";
        await Problems.Unavailable(why).ExecuteAsync(context);
        return RequestOutcome.Unavailable;
    }

    /// <summary>More requests come than can be answered.</summary>
    public static async ValueTask<RequestOutcome> OverloadedAsync(HttpContext context)
    {
        context.Response.Headers.RetryAfter = "1";
        await Problems.Answer(StatusCodes.Status503ServiceUnavailable, "overloaded", "More requests come in than can be answered in good time; try again.").ExecuteAsync(context);
        return RequestOutcome.Overloaded;
    }
}
