using System.Net;
using System.Net.Http.Headers;
using Mainspring.Lifecycle.Alerts.Webhooks;

namespace Mainspring.Connectors.Http;

/// <summary>
/// Calls addresses that users gave, and keeps them from making this server call itself, its machine or its network. Every connection
/// goes to an address that was judged; redirects, proxies, cookies and credentials are not used; answers are not read.
/// </summary>
public sealed class GuardedHttp : IWebhookSender, IDisposable
{
    private static readonly TimeSpan ConnectTimeout = TimeSpan.FromSeconds(5);

    private readonly GuardedDialer _dialer;
    private readonly HttpClient _client;
    private readonly TimeProvider _time;
    private readonly TimeSpan _timeout;

    /// <summary>Makes a client.</summary>
    /// <param name="allowed">What may be reached besides the public internet.</param>
    /// <param name="time">The clock of the time limit.</param>
    /// <param name="timeout">How long one call may take; 10 seconds when it is not given.</param>
    /// <param name="resolve">Gives the addresses of a host; the system's resolver when it is not given.</param>
    public GuardedHttp(ReachableHosts allowed, TimeProvider time, TimeSpan? timeout = null, Resolver? resolve = null)
    {
        _dialer = new(allowed, resolve ?? Dns.GetHostAddressesAsync);
        _time = time;
        _timeout = timeout ?? TimeSpan.FromSeconds(10);
        _client = new(HandlerOf(_dialer)) { Timeout = Timeout.InfiniteTimeSpan };
    }

    /// <summary>What goes out by a dialer, and follows nothing.</summary>
    internal static SocketsHttpHandler HandlerOf(GuardedDialer dialer) => new()
    {
        ConnectCallback = dialer.DialAsync,
        ConnectTimeout = ConnectTimeout,
        AllowAutoRedirect = false,
        UseProxy = false,
        UseCookies = false,
        Credentials = null,
        AutomaticDecompression = DecompressionMethods.None,
        MaxResponseHeadersLength = 16,
        MaxResponseDrainSize = 4096,
        PooledConnectionLifetime = TimeSpan.FromMinutes(1),
    };

    /// <inheritdoc/>
    public async Task<string?> FindFaultAsync(string? url, CancellationToken cancellation = default)
    {
        if (!OutwardUrl.TryParse(url, out OutwardUrl? outward, out string? fault))
        {
            return fault;
        }

        using CancellationTokenSource limit = LimitTo(ConnectTimeout, cancellation);
        try
        {
            await _dialer.ResolveAsync(outward.Value.IdnHost, limit.Token);
            return null;
        }
        catch (RefusedAddressException refused)
        {
            return refused.Message;
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return $"The host '{outward.Value.Host}' could not be looked up in time.";
        }
    }

    /// <inheritdoc/>
    public async Task<CallResult> PostAsync(string url, ReadOnlyMemory<byte> body, IReadOnlyDictionary<string, string> headers, CancellationToken cancellation = default)
    {
        long started = _time.GetTimestamp();
        if (!OutwardUrl.TryParse(url, out OutwardUrl? outward, out string? fault))
        {
            return new CallResult.Refused(fault, TimeSpan.Zero);
        }

        using CancellationTokenSource limit = LimitTo(_timeout, cancellation);
        try
        {
            using HttpRequestMessage request = RequestOf(outward, body, headers);
            using HttpResponseMessage answer = await _client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, limit.Token);
            return new CallResult.Answered((int)answer.StatusCode, WaitOf(answer.Headers.RetryAfter), _time.GetElapsedTime(started));
        }
        catch (HttpRequestException failure) when (failure.InnerException is RefusedAddressException refused)
        {
            return new CallResult.Refused(refused.Message, _time.GetElapsedTime(started));
        }
        catch (HttpRequestException failure)
        {
            return new CallResult.Failed(Describe(failure.HttpRequestError), _time.GetElapsedTime(started));
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return new CallResult.Failed($"There was no answer within {_timeout.TotalSeconds:0.#} seconds.", _time.GetElapsedTime(started));
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _client.Dispose();

    private static HttpRequestMessage RequestOf(OutwardUrl url, ReadOnlyMemory<byte> body, IReadOnlyDictionary<string, string> headers)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, url.Value) { Content = new ReadOnlyMemoryContent(body) };
        request.Content.Headers.ContentType = new("application/json");
        request.Headers.UserAgent.Add(new("Mainspring", null));
        foreach ((string name, string value) in headers)
        {
            request.Headers.Add(name, value);
        }

        return request;
    }

    internal static string Describe(HttpRequestError error) => error switch
    {
        HttpRequestError.NameResolutionError => "The host has no address.",
        HttpRequestError.SecureConnectionError => "No secure connection could be made; the certificate may be invalid.",
        HttpRequestError.ConnectionError => "No connection could be made.",
        HttpRequestError.ConfigurationLimitExceeded => "The headers of the answer are too long.",
        _ => "The answer does not keep the rules of HTTP.",
    };

    private TimeSpan? WaitOf(RetryConditionHeaderValue? retry) => retry switch
    {
        { Delta: { } delta } => delta,
        { Date: { } date } => date - _time.GetUtcNow(),
        _ => null,
    };

    private CancellationTokenSource LimitTo(TimeSpan time, CancellationToken cancellation)
    {
        var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(time);
        return limit;
    }
}
