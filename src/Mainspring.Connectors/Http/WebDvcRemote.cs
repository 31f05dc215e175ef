using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Mainspring.Lifecycle.Datasets.Dvc;
using Mainspring.Lifecycle.Sources;

namespace Mainspring.Connectors.Http;

/// <summary>A remote of DVC on a web server, from which contents are read. None is sent there: web servers agree on no way to take one.</summary>
public sealed class WebDvcRemote : IDvcRemote, IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly Uri _folder;
    private readonly HttpClient _client;
    private readonly AuthenticationHeaderValue? _authorization;

    /// <summary>Makes a remote.</summary>
    /// <param name="folder">The address below which the keys are; what stands in it before an @ is the user and the password.</param>
    /// <exception cref="DvcException">The address has a query or a fragment.</exception>
    public WebDvcRemote(Uri folder)
    {
        if (folder.Query.Length > 0 || folder.Fragment.Length > 0)
        {
            throw new DvcException($"The remote '{folder.GetLeftPart(UriPartial.Path)}' must end with a path: what is read is found below it.");
        }

        _folder = new UriBuilder(folder) { UserName = "", Password = "", Path = folder.AbsolutePath.TrimEnd('/') + "/" }.Uri;
        _authorization = folder.UserInfo.Length == 0 ? null : new("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes(Uri.UnescapeDataString(folder.UserInfo))));
        _client = new(new SocketsHttpHandler { ConnectTimeout = TimeSpan.FromSeconds(10), MaxAutomaticRedirections = 5, UseCookies = false }) { Timeout = Timeout.InfiniteTimeSpan };
        _client.DefaultRequestHeaders.UserAgent.Add(new("Mainspring", null));
    }

    /// <inheritdoc/>
    public Task<bool> ContainsAsync(string key, CancellationToken cancellation = default) => AskAsync(HttpMethod.Head, key, (_, _) => Task.CompletedTask, cancellation);

    /// <inheritdoc/>
    public Task<bool> GetAsync(string key, string path, CancellationToken cancellation = default) => AskAsync(
        HttpMethod.Get,
        key,
        async (answer, patience) =>
        {
            await using Stream body = await answer.Content.ReadAsStreamAsync(patience.Token);
            await using FileStream file = File.Create(path);
            byte[] buffer = new byte[1 << 18];
            for (int read; (read = await body.ReadAsync(buffer, patience.Token)) > 0;)
            {
                await file.WriteAsync(buffer.AsMemory(0, read), patience.Token);
                patience.CancelAfter(Patience);
            }
        },
        cancellation);

    /// <inheritdoc/>
    public Task PutAsync(string key, string path, CancellationToken cancellation = default) =>
        throw new DvcException($"The remote '{_folder}' is a web server, from which is only read; push to a folder, s3:// or gs:// that it shows.");

    /// <inheritdoc/>
    public void Dispose() => _client.Dispose();

    private async Task<bool> AskAsync(HttpMethod method, string key, Func<HttpResponseMessage, CancellationTokenSource, Task> take, CancellationToken cancellation)
    {
        var url = new Uri(_folder, key);
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        patience.CancelAfter(Patience);
        try
        {
            using var request = new HttpRequestMessage(method, url);
            request.Headers.Authorization = _authorization;
            using HttpResponseMessage answer = await _client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, patience.Token);
            if (answer.StatusCode is HttpStatusCode.NotFound or HttpStatusCode.Gone)
            {
                return false;
            }

            if (!answer.IsSuccessStatusCode)
            {
                throw Refusal(answer, url);
            }

            await take(answer, patience);
            return true;
        }
        catch (Exception failure) when (failure is HttpRequestException or IOException || (failure is OperationCanceledException && !cancellation.IsCancellationRequested))
        {
            throw new SourceFailedException(SourceFailure.Unreachable, $"'{url}' cannot be read: {(failure is OperationCanceledException ? "its server does not answer" : failure.Message.TrimEnd('.'))}.", failure);
        }
    }

    private static SourceFailedException Refusal(HttpResponseMessage answer, Uri url) => answer.StatusCode switch
    {
        HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden => new(SourceFailure.Denied, $"'{url}' is not shown to us ({(int)answer.StatusCode} {answer.ReasonPhrase}); write the remote as 'https://${{USER}}:${{PASSWORD}}@host/path' with the two in the environment."),
        HttpStatusCode.TooManyRequests or >= HttpStatusCode.InternalServerError => new(SourceFailure.Unreachable, $"'{url}' cannot be read now: its server answers {(int)answer.StatusCode} {answer.ReasonPhrase}."),
        _ => SourceFailedException.Refused($"'{url}' cannot be read: its server answers {(int)answer.StatusCode} {answer.ReasonPhrase}."),
    };
}
