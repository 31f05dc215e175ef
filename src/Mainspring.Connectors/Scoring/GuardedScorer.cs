using System.Globalization;
using System.Net;
using Mainspring.Connectors.Http;
using Mainspring.Lifecycle.Serving.Remote;

namespace Mainspring.Connectors.Scoring;

/// <summary>Calls scorers at addresses that users gave, with the guards of <see cref="GuardedHttp"/>: it connects only to addresses that were judged, and follows nothing.</summary>
public sealed class GuardedScorer : IRemoteScorer, IDisposable
{
    private const int LargestAnswer = 16 << 20;

    private readonly HttpClient _client;

    /// <summary>Makes a client.</summary>
    /// <param name="allowed">What may be reached besides the public internet.</param>
    /// <param name="resolve">Gives the addresses of a host; the system's resolver when it is not given.</param>
    public GuardedScorer(ReachableHosts allowed, Resolver? resolve = null) =>
        _client = new(GuardedHttp.HandlerOf(new(allowed, resolve ?? Dns.GetHostAddressesAsync))) { Timeout = Timeout.InfiniteTimeSpan, MaxResponseContentBufferSize = LargestAnswer };

    /// <inheritdoc/>
    public string? FindFault(string url) => OutwardUrl.TryParse(url, out _, out string? fault) ? null : fault;

    /// <inheritdoc/>
    public async Task<RemoteReply> PostAsync(string url, ReadOnlyMemory<byte> body, CancellationToken cancellation = default)
    {
        if (!OutwardUrl.TryParse(url, out OutwardUrl? outward, out string? fault))
        {
            return new RemoteReply.Failed(fault, WasNotTaken: false);
        }

        using var content = new ReadOnlyMemoryContent(body);
        content.Headers.ContentType = new("application/json");
        try
        {
            using HttpResponseMessage answer = await _client.PostAsync(outward.Value, content, cancellation);
            return answer.IsSuccessStatusCode
                ? new RemoteReply.Answered(await answer.Content.ReadAsByteArrayAsync(cancellation))
                : new RemoteReply.Failed(string.Create(CultureInfo.InvariantCulture, $"Its status is {(int)answer.StatusCode}."), WasNotTaken: answer.StatusCode == HttpStatusCode.ServiceUnavailable);
        }
        catch (HttpRequestException failure) when (failure.InnerException is RefusedAddressException refused)
        {
            return new RemoteReply.Failed(refused.Message, WasNotTaken: false);
        }
        catch (HttpRequestException failure)
        {
            return new RemoteReply.Failed(
                GuardedHttp.Describe(failure.HttpRequestError), WasNotTaken: failure.HttpRequestError is HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _client.Dispose();
}
