using System.Net;
using Mainspring.Server.Hosting;
using Microsoft.AspNetCore.Http;

namespace Mainspring.Server.Safety;

/// <summary>
/// The names that this server answers to. A page of a stranger can point a name of its own at our address; requests that it then makes carry
/// that name, which is not on the list.
/// </summary>
internal sealed class HostList(ServerOptions options)
{
    private readonly string _bind = options.Bind.ToString();
    private readonly string[] _names = [.. options.AllowedHosts.Select(name => name.Trim().ToLowerInvariant())];

    /// <summary>Whether a request was sent to us under a name of ours: loopback, the address that it came in on, or one that the operator listed.</summary>
    public bool Knows(HttpContext context)
    {
        string host = context.Request.Host.Host;
        return IsLoopback(host)
            || (Address(host) is { } address && (address.ToString() == _bind || IsSame(address, context.Connection.LocalIpAddress)))
            || Lists(host);
    }

    /// <summary>Whether a name means the machine itself.</summary>
    public static bool IsLoopback(string host) => host == "localhost" || (Address(host) is { } address && IPAddress.IsLoopback(address));

    private static IPAddress? Address(string host) => IPAddress.TryParse(host.AsSpan().Trim("[]"), out IPAddress? address) ? address : null;

    private static bool IsSame(IPAddress address, IPAddress? local) => local is not null && Plain(address).Equals(Plain(local));

    private static IPAddress Plain(IPAddress address) => address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;

    private bool Lists(string host)
    {
        string name = host.ToLowerInvariant();
        return _names.Any(listed => listed is ['*', '.', .. var domain]
            ? name.EndsWith(domain, StringComparison.Ordinal) && name.Length > domain.Length && name[^(domain.Length + 1)] == '.'
            : listed == name);
    }
}
