using System.Net;
using Mainspring.Lifecycle.Identity;
using Mainspring.Server.Hosting;
using Microsoft.AspNetCore.Http;

namespace Mainspring.Server.Identity;

/// <summary>Whether callers must say who they are.</summary>
internal sealed class AccessPolicy(ServerOptions options, IdentityDirectory directory)
{
    private readonly bool _isAlwaysOpen = options.IsInsecure || options.Auth == AuthMode.Off;
    private readonly bool _isNeverOpen = !options.IsInsecure && (options.Auth == AuthMode.On || (options.Auth == AuthMode.Auto && !IPAddress.IsLoopback(options.Bind)));

    /// <summary>Whether everybody who reaches the server is its admin.</summary>
    public bool IsOpen => _isAlwaysOpen || (!_isNeverOpen && directory.Current.Users.Count == 0);

    /// <summary>Whether nobody is asked who they are for a request: on an open server, and on calls that the server makes of itself for callers whom an operator let in.</summary>
    public bool Opens(HttpContext context) => IsOpen || context.Features.Get<TrustedCall>() is not null;

    /// <summary>Whether other machines reach it and everybody may do everything.</summary>
    public bool IsInsecure => options.IsInsecure && !IPAddress.IsLoopback(options.Bind);
}
