using System.Collections.Frozen;
using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Nodes;
using Mainspring.Lifecycle.Serving.Facades;
using Mainspring.Server.Errors;
using Mainspring.Server.Hosting;
using Mainspring.Server.Safety;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Logging;

namespace Mainspring.Server.Serving.Facades;

/// <summary>What answers on the port of a facade.</summary>
internal sealed class FacadeApplication(string endpoint, Facade facade, int serverPort, InnerPipeline inner, TimeProvider time, ILogger logger) : IHttpApplication<HttpContext>
{
    private const int LargestBody = 1 << 20;

    private readonly FrozenDictionary<string, FacadeRoute> _routes = facade.Routes.ToFrozenDictionary(route => route.Call, StringComparer.Ordinal);

    public HttpContext CreateContext(IFeatureCollection contextFeatures) => new DefaultHttpContext(contextFeatures);

    public void DisposeContext(HttpContext context, Exception? exception)
    {
    }

    public async Task ProcessRequestAsync(HttpContext context)
    {
        BrowserGuard.AddHeaders(context);
        try
        {
            await AnswerAsync(context);
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
                logger.FacadeFailed(exception, endpoint, context.Request.Method, context.Request.Path);
            }

            await FacadeAnswers.RefuseAsync(context, failure.Status, failure.Title);
        }
    }

    private async Task AnswerAsync(HttpContext context)
    {
        long started = Stopwatch.GetTimestamp();
        string call = $"{context.Request.Method} {context.Request.Path.Value}";
        if (!_routes.TryGetValue(call, out FacadeRoute? route))
        {
            bool isOtherMethod = _routes.Keys.Any(known => known.EndsWith(" " + context.Request.Path.Value, StringComparison.Ordinal));
            await FacadeAnswers.RefuseAsync(
                context, isOtherMethod ? StatusCodes.Status405MethodNotAllowed : StatusCodes.Status404NotFound, $"There is no call '{call}' here; there are {string.Join(", ", _routes.Keys.Order(StringComparer.Ordinal))}.");
            return;
        }

        (JsonObject? body, (int Status, string Why)? fault) = await ReadAsync(context.Request);
        if (fault is { } wrong)
        {
            await FacadeAnswers.RefuseAsync(context, wrong.Status, wrong.Why);
            return;
        }

        await FacadeActions.InvokeAsync(new(context, endpoint, facade, route, body, inner, serverPort), time.GetUtcNow(), started);
    }

    private static async Task<(JsonObject? Body, (int Status, string Why)? Fault)> ReadAsync(HttpRequest request)
    {
        if (!RequestOrigin.IsUnsafe(request.Method))
        {
            return (null, null);
        }

        using MemoryStream bytes = new();
        byte[] buffer = new byte[8192];
        for (int read; (read = await request.Body.ReadAsync(buffer, request.HttpContext.RequestAborted)) > 0;)
        {
            if (bytes.Length + read > LargestBody)
            {
                return (null, (StatusCodes.Status413PayloadTooLarge, "The body is larger than 1 MiB."));
            }

            bytes.Write(buffer, 0, read);
        }

        if (!JsonGate.IsJson(request.ContentType) && bytes.Length > 0)
        {
            return (null, (StatusCodes.Status415UnsupportedMediaType, "The body must be JSON: send 'Content-Type: application/json'."));
        }

        return Parse(bytes.ToArray());
    }

    private static (JsonObject? Body, (int Status, string Why)? Fault) Parse(byte[] bytes)
    {
        try
        {
            return bytes.Length == 0 ? (null, null)
                : JsonNode.Parse(bytes) is JsonObject body && Expand(body) ? (body, null)
                : (null, (StatusCodes.Status400BadRequest, "The body must be a JSON object."));
        }
        catch (Exception broken) when (broken is JsonException or ArgumentException or InvalidOperationException)
        {
            return (null, (StatusCodes.Status400BadRequest, "The body cannot be read as a JSON object; a field may stand in it only once."));
        }
    }

    /// <summary>Objects are read lazily; whatever is wrong with one shall be known before anything is done with it.</summary>
    private static bool Expand(JsonObject body)
    {
        foreach ((_, JsonNode? value) in body)
        {
            _ = value is JsonObject within && Expand(within);
        }

        return true;
    }
}
