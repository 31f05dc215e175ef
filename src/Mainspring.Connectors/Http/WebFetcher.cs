using System.Net;
using System.Net.Http.Headers;
using Mainspring.Data.Reading;
using Mainspring.Lifecycle.Sources;

namespace Mainspring.Connectors.Http;

/// <summary>Fetches files of web servers. A file whose server says that it did not change is not sent again.</summary>
public sealed class WebFetcher : ISourceFetcher, IDisposable
{
    private const int MostRedirects = 5;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly SourceCache _cache;
    private readonly HttpClient _client;

    /// <summary>Makes a fetcher.</summary>
    /// <param name="cache">Where files are kept.</param>
    /// <param name="reachable">What may be reached besides the public internet by a program that acts for others; null for a person's own program, which may reach all that the person can.</param>
    public WebFetcher(SourceCache cache, ReachableHosts? reachable)
    {
        _cache = cache;
        var handler = new SocketsHttpHandler
        {
            ConnectTimeout = TimeSpan.FromSeconds(10),
            AllowAutoRedirect = true,
            MaxAutomaticRedirections = MostRedirects,
            UseCookies = false,
            UseProxy = reachable is null,
            AutomaticDecompression = DecompressionMethods.None,
        };
        if (reachable is not null)
        {
            handler.ConnectCallback = new GuardedDialer(reachable, Dns.GetHostAddressesAsync).DialAsync;
        }

        _client = new(handler) { Timeout = Timeout.InfiniteTimeSpan };
        _client.DefaultRequestHeaders.UserAgent.Add(new("Mainspring", null));
    }

    /// <inheritdoc/>
    public bool Fetches(SourceAddress address) => address is SourceAddress.Web;

    /// <inheritdoc/>
    public async Task<Snapshot> FetchAsync(SourceAddress address, CancellationToken cancellation = default)
    {
        Uri url = ((SourceAddress.Web)address).Url;
        if (!OutwardUrl.TryParse(WithoutUser(url), out _, out string? fault))
        {
            throw SourceFailedException.Refused($"'{address}' cannot be fetched. {fault}");
        }

        try
        {
            return await FetchAsync(url, address, cancellation);
        }
        catch (HttpRequestException failure) when (failure.InnerException is RefusedAddressException refused)
        {
            throw SourceFailedException.Refused($"'{address}' cannot be fetched. {refused.Message}");
        }
        catch (Exception failure) when (failure is HttpRequestException or IOException || (failure is OperationCanceledException && !cancellation.IsCancellationRequested))
        {
            throw new SourceFailedException(SourceFailure.Unreachable, $"'{address}' cannot be fetched: {(failure is OperationCanceledException ? "its server does not answer" : failure.Message.TrimEnd('.'))}.", failure);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _client.Dispose();

    private static string WithoutUser(Uri url) => url.GetComponents(UriComponents.AbsoluteUri & ~UriComponents.UserInfo, UriFormat.UriEscaped);

    private async Task<Snapshot> FetchAsync(Uri url, SourceAddress address, CancellationToken cancellation)
    {
        CachedSource cached = _cache.Open(url.AbsoluteUri);
        KeyValuePair<string, string> known = cached.Marks.FirstOrDefault(mark => cached.Holds(mark.Key, mark.Value));
        using HttpRequestMessage request = RequestOf(url, known.Value);
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        patience.CancelAfter(Patience);
        using HttpResponseMessage answer = await _client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, patience.Token);
        if (answer.StatusCode == HttpStatusCode.NotModified && known.Key is not null)
        {
            return new(cached.Locate(known.Key), known.Key, address.ToString());
        }

        Require(answer, address);
        string name = NameOf(answer, url);
        await cached.KeepAsync(name, MarkOf(answer), async file =>
        {
            await using Stream body = await answer.Content.ReadAsStreamAsync(patience.Token);
            byte[] buffer = new byte[1 << 18];
            for (int read; (read = await body.ReadAsync(buffer, patience.Token)) > 0;)
            {
                await file.WriteAsync(buffer.AsMemory(0, read), patience.Token);
                patience.CancelAfter(Patience);
            }
        });
        cached.KeepOnly([name]);
        return new(cached.Locate(name), name, address.ToString());
    }

    private static HttpRequestMessage RequestOf(Uri url, string? mark)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, WithoutUser(url));
        if (url.UserInfo.Length > 0)
        {
            request.Headers.Authorization = new("Basic", Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes(Uri.UnescapeDataString(url.UserInfo))));
        }

        if (mark is not null && EntityTagHeaderValue.TryParse(mark, out EntityTagHeaderValue? tag))
        {
            request.Headers.IfNoneMatch.Add(tag);
        }
        else if (mark is not null)
        {
            request.Headers.TryAddWithoutValidation("If-Modified-Since", mark);
        }

        return request;
    }

    private static void Require(HttpResponseMessage answer, SourceAddress address)
    {
        if (!answer.IsSuccessStatusCode)
        {
            SourceFailure failure = answer.StatusCode switch
            {
                HttpStatusCode.NotFound or HttpStatusCode.Gone => SourceFailure.NotFound,
                HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden => SourceFailure.Denied,
                HttpStatusCode.TooManyRequests or >= HttpStatusCode.InternalServerError => SourceFailure.Unreachable,
                _ => SourceFailure.Refused,
            };
            throw new SourceFailedException(failure, $"'{address}' cannot be fetched: its server answers {(int)answer.StatusCode} {answer.ReasonPhrase}.");
        }
    }

    private static string? MarkOf(HttpResponseMessage answer) => answer.Headers.ETag?.ToString() ?? answer.Content.Headers.LastModified?.ToString("r");

    /// <summary>The last part of the path; with the ending of what the server says that it is, when the path has none.</summary>
    private static string NameOf(HttpResponseMessage answer, Uri url)
    {
        string name = answer.Content.Headers.ContentDisposition?.FileName?.Trim('"') is { Length: > 0 } given && DataFormats.OfName(given) is not null
            ? Path.GetFileName(given.Replace('\\', '/'))
            : Uri.UnescapeDataString(url.Segments[^1].Trim('/'));
        name = name.Length == 0 ? url.Host : name;
        return DataFormats.OfName(name) is not null ? name : name + (answer.Content.Headers.ContentType?.MediaType switch
        {
            "application/json" or "application/x-ndjson" or "application/jsonl" => ".jsonl",
            "application/vnd.apache.parquet" => ".parquet",
            "text/tab-separated-values" => ".tsv",
            _ => ".csv",
        });
    }
}
