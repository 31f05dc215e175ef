using Mainspring.Client.Http;

namespace Mainspring.Client.Identity;

/// <summary>Grants. Needs an admin.</summary>
public sealed class GrantsClient
{
    private readonly NativeHttp _http;

    internal GrantsClient(NativeHttp http) => _http = http;

    /// <summary>All grants.</summary>
    public Task<GrantList> ListAsync(CancellationToken cancellation = default) => _http.GetAsync<GrantList>("grants", cancellation);

    /// <summary>Gives a grant, in place of the one that there was.</summary>
    public Task<GrantInfo> SetAsync(GrantInfo grant, CancellationToken cancellation = default) => _http.SendAsync<GrantInfo, GrantInfo>(HttpMethod.Put, "grants", grant, cancellation);

    /// <summary>Takes a grant back; its role does not matter.</summary>
    public Task RemoveAsync(GrantInfo grant, CancellationToken cancellation = default) => _http.SendAsync(HttpMethod.Post, "grants/remove", grant, cancellation);
}
