using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Serialization.Metadata;
using Mainspring.Client.Serialization;

namespace Mainspring.Client.Http;

/// <summary>Requests and answers of the native API; error answers become exceptions.</summary>
internal sealed class NativeHttp : IDisposable
{
    private readonly HttpClient _http;

    public NativeHttp(Uri server, string? token)
    {
        _http = new(new SocketsHttpHandler { UseProxy = false, AllowAutoRedirect = false })
        {
            BaseAddress = new(server, "/api/v1/"),
            Timeout = Timeout.InfiniteTimeSpan,
        };
        _http.DefaultRequestHeaders.Authorization = token is null ? null : new AuthenticationHeaderValue("Bearer", token);
    }

    public Task<T> GetAsync<T>(string path, CancellationToken cancellation) =>
        SendAsync<T>(new(HttpMethod.Get, path), cancellation);

    public Task<T> SendAsync<TBody, T>(HttpMethod method, string path, TBody body, CancellationToken cancellation) =>
        SendAsync<T>(new(method, path) { Content = JsonContent.Create(body, Info<TBody>()) }, cancellation);

    public async Task SendAsync(HttpMethod method, string path, HttpContent? content, CancellationToken cancellation)
    {
        using HttpResponseMessage answer = await DeliverAsync(new(method, path) { Content = content }, cancellation);
    }

    public Task SendAsync<TBody>(HttpMethod method, string path, TBody body, CancellationToken cancellation) =>
        SendAsync(method, path, (HttpContent)JsonContent.Create(body, Info<TBody>()), cancellation);

    public async Task<T> SendAsync<T>(HttpRequestMessage request, CancellationToken cancellation)
    {
        using HttpResponseMessage answer = await DeliverAsync(request, cancellation);
        return await answer.Content.ReadFromJsonAsync(Info<T>(), cancellation)
            ?? throw new ServerException(new("The server answered nothing.", (int)answer.StatusCode, "empty_answer"));
    }

    /// <summary>The body of an answer as a stream; dispose it to end the request.</summary>
    public async Task<Stream> OpenAsync(string path, CancellationToken cancellation)
    {
        HttpResponseMessage answer = await DeliverAsync(new(HttpMethod.Get, path), cancellation);
        return await answer.Content.ReadAsStreamAsync(cancellation);
    }

    public async Task<bool> IsReadyAsync(CancellationToken cancellation)
    {
        try
        {
            using HttpResponseMessage answer = await _http.GetAsync(new Uri(_http.BaseAddress!, "/readyz"), cancellation);
            return answer.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    public void Dispose() => _http.Dispose();

    private static JsonTypeInfo<T> Info<T>() => (JsonTypeInfo<T>)NativeJson.Wire.GetTypeInfo(typeof(T));

    private async Task<HttpResponseMessage> DeliverAsync(HttpRequestMessage request, CancellationToken cancellation)
    {
        HttpResponseMessage answer;
        try
        {
            answer = await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellation);
        }
        catch (HttpRequestException unreachable)
        {
            throw new ServerUnreachableException(_http.BaseAddress!, unreachable);
        }

        if (answer.IsSuccessStatusCode)
        {
            return answer;
        }

        using (answer)
        {
            throw new ServerException(await ReadProblemAsync(answer, cancellation));
        }
    }

    private static async Task<Problem> ReadProblemAsync(HttpResponseMessage answer, CancellationToken cancellation)
    {
        int status = (int)answer.StatusCode;
        if (answer.Content.Headers.ContentType?.MediaType is "application/problem+json" or "application/json"
            && await answer.Content.ReadFromJsonAsync(NativeJson.Default.Problem, cancellation) is { } problem)
        {
            return problem with { Status = status };
        }

        return new($"The server answered {status} {answer.ReasonPhrase}.", status, null);
    }
}
