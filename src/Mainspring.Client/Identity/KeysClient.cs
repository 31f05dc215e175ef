using Mainspring.Client.Http;

namespace Mainspring.Client.Identity;

/// <summary>Keys: one's own, or all for admins.</summary>
public sealed class KeysClient
{
    private readonly NativeHttp _http;

    internal KeysClient(NativeHttp http) => _http = http;

    /// <summary>Keys, newest first.</summary>
    public Task<KeyList> ListAsync(CancellationToken cancellation = default) => _http.GetAsync<KeyList>("keys", cancellation);

    /// <summary>Makes a key. Its secret is in the answer and nowhere else.</summary>
    public Task<CreatedKey> CreateAsync(NewKey key, CancellationToken cancellation = default) => _http.SendAsync<NewKey, CreatedKey>(HttpMethod.Post, "keys", key, cancellation);

    /// <summary>Revokes a key.</summary>
    public Task RevokeAsync(string id, CancellationToken cancellation = default) =>
        _http.SendAsync(HttpMethod.Delete, $"keys/{Uri.EscapeDataString(id)}", null, cancellation);
}
