using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Mainspring.Server.Serving.Payloads;

/// <summary>
/// Puts a request of another protocol before the one handler of predictions: its body becomes a native list of records, and what that answers is given back instead of being sent. So routing,
/// validation, journal and shadows are the same for every protocol.
/// </summary>
internal sealed class PayloadExchange(PredictHandler handler)
{
    /// <summary>Reads the whole body.</summary>
    /// <exception cref="PayloadException">It is too large.</exception>
    public static async Task<ReadOnlyMemory<byte>> ReadAsync(HttpContext context)
    {
        using var body = new MemoryStream((int)Math.Clamp(context.Request.ContentLength ?? 0, 0, PredictInput.LargestBody));
        byte[] buffer = new byte[16 << 10];
        for (int read; (read = await context.Request.Body.ReadAsync(buffer, context.RequestAborted)) > 0;)
        {
            if (body.Length + read > PredictInput.LargestBody)
            {
                throw new PayloadException($"The body is larger than {PredictInput.LargestBody >> 20} MiB; send fewer rows at a time, or score a file with 'mainspring predict'.", StatusCodes.Status413PayloadTooLarge);
            }

            body.Write(buffer, 0, read);
        }

        return body.GetBuffer().AsMemory(0, (int)body.Length);
    }

    /// <summary>Has a native body answered.</summary>
    /// <param name="context">The request; its route names the <c>endpoint</c>, and perhaps a <c>version</c>.</param>
    /// <param name="body">The native body.</param>
    /// <returns>The answer, whose status is set in the response as well.</returns>
    public async Task<ReadOnlyMemory<byte>> SendAsync(HttpContext context, ReadOnlyMemory<byte> body)
    {
        IHttpResponseBodyFeature response = context.Features.GetRequiredFeature<IHttpResponseBodyFeature>();
        var answer = new MemoryStream();
        var held = new StreamResponseBodyFeature(answer, response);
        context.Features.Set<IHttpResponseBodyFeature>(held);
        context.Request.Body = new MemoryStream(body.ToArray(), writable: false);
        context.Request.ContentLength = body.Length;
        context.Request.ContentType = "application/json";
        try
        {
            await handler.InvokeAsync(context);
            await held.CompleteAsync();
        }
        finally
        {
            context.Features.Set(response);
            context.Response.ContentLength = null;
        }

        return answer.GetBuffer().AsMemory(0, (int)answer.Length);
    }

    /// <summary>Sends an answer.</summary>
    public static Task WriteAsync(HttpContext context, ReadOnlyMemory<byte> json)
    {
        context.Response.ContentType = "application/json";
        context.Response.ContentLength = json.Length;
        return context.Response.Body.WriteAsync(json, context.RequestAborted).AsTask();
    }
}
