using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection;

namespace Mainspring.Server.Hosting;

/// <summary>
/// Calls this server's own routes from within, without a connection: through every middleware, so that who may do what, audit and limits hold as for any request.
/// </summary>
internal sealed class InnerPipeline(IServiceScopeFactory scopes)
{
    private static readonly HashSet<string> OwnHeaders = new(["Content-Length", "Content-Type", "Transfer-Encoding", "Connection", "Expect", "Accept-Encoding"], StringComparer.OrdinalIgnoreCase);

    private RequestDelegate? _pipeline;

    /// <summary>Takes the pipeline that is being built; it is left as it is.</summary>
    public RequestDelegate Capture(RequestDelegate pipeline) => _pipeline = pipeline;

    /// <summary>Sends a call on behalf of an outer request, with its headers, its address and its end.</summary>
    /// <param name="outer">The request that asks for it.</param>
    /// <param name="call">What to call.</param>
    public async Task<InnerAnswer> SendAsync(HttpContext outer, InnerCall call)
    {
        await using AsyncServiceScope scope = scopes.CreateAsyncScope();
        using MemoryStream answer = new();
        FeatureCollection features = FeaturesOf(outer, call, answer);
        DefaultHttpContext context = new(features) { RequestServices = scope.ServiceProvider };
        await _pipeline!(context);
        await context.Response.CompleteAsync();
        return new(context.Response.StatusCode, context.Response.ContentType, answer.ToArray(), context.Response.Headers.RetryAfter);
    }

    private static FeatureCollection FeaturesOf(HttpContext outer, InnerCall call, Stream answer)
    {
        IHeaderDictionary headers = new HeaderDictionary();
        foreach (var header in outer.Request.Headers.Where(header => !OwnHeaders.Contains(header.Key)))
        {
            headers[header.Key] = header.Value;
        }

        if (!call.Body.IsEmpty)
        {
            headers.ContentType = "application/json";
        }

        headers.ContentLength = call.Body.Length;
        FeatureCollection features = new();
        features.Set<IHttpRequestFeature>(new HttpRequestFeature
        {
            Method = call.Method,
            Scheme = outer.Request.Scheme,
            Protocol = outer.Request.Protocol,
            Path = call.Path,
            QueryString = call.Query,
            Headers = headers,
            Body = new MemoryStream(call.Body.ToArray(), writable: false),
        });
        features.Set<IHttpResponseFeature>(new HttpResponseFeature());
        features.Set<IHttpResponseBodyFeature>(new StreamResponseBodyFeature(answer));
        features.Set<IHttpRequestBodyDetectionFeature>(new BodyPresence(!call.Body.IsEmpty));
        features.Set<IHttpMaxRequestBodySizeFeature>(new BodyInMemory());
        features.Set(outer.Features.Get<IHttpConnectionFeature>());
        features.Set(outer.Features.Get<IHttpRequestLifetimeFeature>());
        if (call.IsTrusted)
        {
            features.Set(TrustedCall.Instance);
        }

        return features;
    }

    /// <summary>The body is here already; limits of routes on what may come in change nothing any more.</summary>
    private sealed class BodyInMemory : IHttpMaxRequestBodySizeFeature
    {
        public bool IsReadOnly => false;

        public long? MaxRequestBodySize { get; set; }
    }

    private sealed record BodyPresence(bool CanHaveBody) : IHttpRequestBodyDetectionFeature;
}
