using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Mainspring.Server.Hosting;

namespace Mainspring.Server.Identity.Oidc;

/// <summary>The provider: its addresses and keys, kept for a while, and the exchange of a code for a token.</summary>
internal sealed class OidcProvider(OidcOptions options, TimeProvider time) : IDisposable
{
    private const int LargestAnswer = 1 << 20;
    private static readonly TimeSpan Freshness = TimeSpan.FromHours(1);
    private static readonly TimeSpan ShortestPause = TimeSpan.FromSeconds(30);

    private readonly HttpClient _http = new(new SocketsHttpHandler { AllowAutoRedirect = false }) { Timeout = TimeSpan.FromSeconds(10), MaxResponseContentBufferSize = LargestAnswer };
    private readonly SemaphoreSlim _reading = new(1, 1);
    private volatile Known? _known;

    /// <summary>Its addresses and keys.</summary>
    /// <exception cref="HttpRequestException">It cannot be reached, or does not say who it is.</exception>
    public Task<Known> FindAsync(CancellationToken cancellation) => FindAsync(Freshness, cancellation);

    /// <summary>The same, read anew unless that was done just now: for a token whose key is not known, since keys are replaced.</summary>
    /// <exception cref="HttpRequestException">It cannot be reached, or does not say who it is.</exception>
    public Task<Known> FindAnewAsync(CancellationToken cancellation) => FindAsync(ShortestPause, cancellation);

    /// <summary>The ID token for a code.</summary>
    /// <exception cref="HttpRequestException">The provider does not take the code.</exception>
    public async Task<string> RedeemAsync(Known known, string code, string verifier, Uri redirect, CancellationToken cancellation)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, known.Token)
        {
            Content = new FormUrlEncodedContent(
            [
                new("grant_type", "authorization_code"), new("code", code), new("redirect_uri", redirect.ToString()), new("client_id", options.ClientId), new("code_verifier", verifier),
            ]),
        };
        if (options.ClientSecret is { } secret)
        {
            string pair = $"{Uri.EscapeDataString(options.ClientId)}:{Uri.EscapeDataString(secret)}";
            request.Headers.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes(pair)));
        }

        using HttpResponseMessage answer = await _http.SendAsync(request, cancellation);
        return (await ReadAsync(answer, OidcJson.Default.TokenAnswer, cancellation)).IdToken ?? throw new HttpRequestException("The provider gave no ID token.");
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _http.Dispose();
        _reading.Dispose();
    }

    private async Task<Known> FindAsync(TimeSpan freshness, CancellationToken cancellation)
    {
        if (_known is { } known && time.GetUtcNow() - known.ReadAt < freshness)
        {
            return known;
        }

        await _reading.WaitAsync(cancellation);
        try
        {
            return _known is { } meanwhile && time.GetUtcNow() - meanwhile.ReadAt < freshness ? meanwhile : _known = await DiscoverAsync(cancellation);
        }
        finally
        {
            _reading.Release();
        }
    }

    private async Task<Known> DiscoverAsync(CancellationToken cancellation)
    {
        string issuer = options.Issuer.OriginalString;
        OidcEndpoints found = await GetAsync(new Uri(issuer.TrimEnd('/') + "/.well-known/openid-configuration"), OidcJson.Default.OidcEndpoints, cancellation);
        if (found is not { Authorization: { } authorization, Token: { } token, Keys: { } keys } || found.Issuer != issuer)
        {
            throw new HttpRequestException($"The provider does not describe itself as {issuer}.");
        }

        KeySet set = await GetAsync(keys, OidcJson.Default.KeySet, cancellation);
        return new(issuer, authorization, token, [.. (set.Keys ?? []).Select(SigningKey.Read).OfType<SigningKey>()], time.GetUtcNow());
    }

    private async Task<T> GetAsync<T>(Uri address, JsonTypeInfo<T> type, CancellationToken cancellation)
    {
        using HttpResponseMessage answer = await _http.GetAsync(address, cancellation);
        return await ReadAsync(answer, type, cancellation);
    }

    private static async Task<T> ReadAsync<T>(HttpResponseMessage answer, JsonTypeInfo<T> type, CancellationToken cancellation)
    {
        answer.EnsureSuccessStatusCode();
        try
        {
            return JsonSerializer.Deserialize(await answer.Content.ReadAsByteArrayAsync(cancellation), type) ?? throw new HttpRequestException("The provider answered nothing.");
        }
        catch (JsonException broken)
        {
            throw new HttpRequestException("The provider's answer is not what OpenID Connect says.", broken);
        }
    }

    /// <summary>What is known about the provider.</summary>
    internal sealed record Known(string Issuer, Uri Authorization, Uri Token, IReadOnlyList<SigningKey> Keys, DateTimeOffset ReadAt);
}
