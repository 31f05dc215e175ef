using System.Net;
using System.Net.Sockets;
using Mainspring.Lifecycle.Serving.Facades;
using Mainspring.Server.Hosting;
using Mainspring.Server.Safety;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Mainspring.Server.Serving.Facades;

/// <summary>The listener of one facade, from the start to the drained end.</summary>
internal sealed class FacadeListener : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private readonly KestrelServer _server;

    private FacadeListener(Facade facade, KestrelServer server)
    {
        Facade = facade;
        _server = server;
        Address = new(server.Features.Get<IServerAddressesFeature>()!.Addresses.First());
    }

    /// <summary>What it answers.</summary>
    public Facade Facade { get; }

    /// <summary>Where it listens.</summary>
    public Uri Address { get; }

    /// <summary>Listens on the port of a facade.</summary>
    /// <exception cref="PortInUseException">Somebody listens there already.</exception>
    public static async Task<FacadeListener> StartAsync(FacadeApplication application, Facade facade, ServerOptions options, IServiceProvider services, ILoggerFactory loggers, CancellationToken cancellation)
    {
        KestrelServerOptions kestrel = new() { ApplicationServices = services, AddServerHeader = false };
        RequestLimits.Apply(kestrel.Limits);
        kestrel.ListenOn(options, facade.Port);
        SocketTransportFactory transport = new(Options.Create(new SocketTransportOptions()), loggers);
        KestrelServer server = new(Options.Create(kestrel), transport, loggers);
        try
        {
            await server.StartAsync(application, cancellation);
            return new(facade, server);
        }
        catch (IOException taken) when (taken.InnerException is AddressInUseException or SocketException { SocketErrorCode: SocketError.AddressAlreadyInUse or SocketError.AccessDenied })
        {
            server.Dispose();
            throw new PortInUseException(facade.Port, taken);
        }
        catch
        {
            server.Dispose();
            throw;
        }
    }

    /// <summary>Answers what was accepted, and gives the port free.</summary>
    public async ValueTask DisposeAsync()
    {
        using CancellationTokenSource patience = new(Patience);
        await _server.StopAsync(patience.Token);
        _server.Dispose();
    }
}
