using System.Net;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace Mainspring.Server.Pipelines;

/// <summary>Where this server listens, once it does.</summary>
internal sealed class ServerAddresses(IServer server)
{
    /// <summary>The address at which programs of this machine reach it.</summary>
    public Uri First() => FromHere(server.Features.Get<IServerAddressesFeature>()!.Addresses);

    /// <summary>Of all addresses the one for programs of this machine: without TLS, whose name would not be that of this machine, if there is one.</summary>
    public static Uri FromHere(IEnumerable<string> addresses)
    {
        Uri[] all = [.. addresses.Select(address => new Uri(address))];
        Uri chosen = all.FirstOrDefault(address => address.Scheme == Uri.UriSchemeHttp) ?? all[0];
        return IPAddress.TryParse(chosen.Host.Trim('[', ']'), out IPAddress? host) && (host.Equals(IPAddress.Any) || host.Equals(IPAddress.IPv6Any))
            ? new UriBuilder(chosen) { Host = IPAddress.Loopback.ToString() }.Uri
            : chosen;
    }
}
