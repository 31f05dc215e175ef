using System.Net;
using System.Net.Sockets;

namespace Mainspring.Connectors.Http;

/// <summary>
/// Resolves a host once, judges every address that comes out, and connects to those very addresses. Whoever asks twice, to check and
/// then to connect, can be given two answers (DNS rebinding).
/// </summary>
internal sealed class GuardedDialer(ReachableHosts reachable, Resolver resolve)
{
    /// <summary>The addresses of a host, all of which may be connected to.</summary>
    /// <exception cref="RefusedAddressException">One of them may not, or there is none.</exception>
    public async Task<IPAddress[]> ResolveAsync(string host, CancellationToken cancellation)
    {
        IPAddress[] addresses = await LookUpAsync(host.Trim('[', ']'), cancellation);
        return Array.TrueForAll(addresses, address => GlobalAddresses.Contains(address) || reachable.Allows(host, address))
            ? addresses
            : throw new RefusedAddressException($"The host '{host}' is not on the public internet; the operator of this server can allow it.");
    }

    /// <summary>Opens a connection for an HTTP handler.</summary>
    public async ValueTask<Stream> DialAsync(SocketsHttpConnectionContext context, CancellationToken cancellation)
    {
        IPAddress[] addresses = await ResolveAsync(context.DnsEndPoint.Host, cancellation);
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(addresses, context.DnsEndPoint.Port, cancellation);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    private async Task<IPAddress[]> LookUpAsync(string host, CancellationToken cancellation)
    {
        try
        {
            return IPAddress.TryParse(host, out IPAddress? literal) ? [literal]
                : await resolve(host, cancellation) is { Length: > 0 } addresses ? addresses
                : throw Unknown(host);
        }
        catch (Exception unresolved) when (unresolved is SocketException or ArgumentException)
        {
            throw Unknown(host);
        }
    }

    private static RefusedAddressException Unknown(string host) => new($"The host '{host}' has no address.");
}
