using Mainspring.Client.Http;

namespace Mainspring.Client.Identity;

/// <summary>Users. All but oneself needs an admin.</summary>
public sealed class UsersClient
{
    private readonly NativeHttp _http;

    internal UsersClient(NativeHttp http) => _http = http;

    /// <summary>Who the server takes the caller for.</summary>
    public Task<MeInfo> WhoAmIAsync(CancellationToken cancellation = default) => _http.GetAsync<MeInfo>("me", cancellation);

    /// <summary>All users.</summary>
    public Task<UserList> ListAsync(CancellationToken cancellation = default) => _http.GetAsync<UserList>("users", cancellation);

    /// <summary>Adds a user.</summary>
    public Task<UserInfo> AddAsync(NewUser user, CancellationToken cancellation = default) => _http.SendAsync<NewUser, UserInfo>(HttpMethod.Post, "users", user, cancellation);

    /// <summary>Changes the role or the password of a user.</summary>
    public Task<UserInfo> ChangeAsync(string user, UserUpdate update, CancellationToken cancellation = default) =>
        _http.SendAsync<UserUpdate, UserInfo>(HttpMethod.Patch, $"users/{Uri.EscapeDataString(user)}", update, cancellation);

    /// <summary>Removes a user; their keys are revoked.</summary>
    public Task RemoveAsync(string user, CancellationToken cancellation = default) =>
        _http.SendAsync(HttpMethod.Delete, $"users/{Uri.EscapeDataString(user)}", null, cancellation);
}
