using System.Net.Http.Headers;
using Mainspring.Client.Http;

namespace Mainspring.Client.Feedback;

/// <summary>Says how good predictions were.</summary>
public sealed class FeedbackClient
{
    /// <summary>The most items of one request.</summary>
    public const int LargestCount = 10_000;

    private readonly NativeHttp _http;

    internal FeedbackClient(NativeHttp http) => _http = http;

    /// <summary>Tells at most <see cref="LargestCount"/> items, all or none.</summary>
    public Task<FeedbackAnswer> SendAsync(IReadOnlyList<FeedbackLine> items, CancellationToken cancellation = default) =>
        _http.SendAsync<IReadOnlyList<FeedbackLine>, FeedbackAnswer>(HttpMethod.Post, "feedback", items, cancellation);

    /// <summary>Tells what stands in a body: one item as a JSON object, or a list of them.</summary>
    public Task<FeedbackAnswer> SendAsync(ReadOnlyMemory<byte> json, CancellationToken cancellation = default)
    {
        ReadOnlyMemoryContent body = new(json);
        body.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        return _http.SendAsync<FeedbackAnswer>(new HttpRequestMessage(HttpMethod.Post, "feedback") { Content = body }, cancellation);
    }
}
