using System.Net.Sockets;
using Mainspring.Server.Identity;
using Mainspring.Server.Pipelines;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Connections;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Mainspring.Server.Hosting;

/// <summary>A server that runs in this process, from its start to its drained end.</summary>
public sealed class HostedServer : IAsyncDisposable
{
    private readonly WebApplication _app;

    private HostedServer(WebApplication app, ServerOptions options)
    {
        _app = app;
        GrpcUrl = options.GrpcPort is null ? null : new(app.Urls.Last());
        Url = new(app.Urls.FirstOrDefault(url => url.StartsWith(Uri.UriSchemeHttps, StringComparison.Ordinal)) ?? app.Urls.First());
        SetupLink = app.Services.GetRequiredService<SetupOffer>().Token is { } token ? new(ServerAddresses.FromHere(app.Urls), "/set-up?token=" + token) : null;
    }

    /// <summary>The address that it listens on.</summary>
    public Uri Url { get; }

    /// <summary>The address at which it speaks gRPC alone; null when it has none.</summary>
    public Uri? GrpcUrl { get; }

    /// <summary>The link with which somebody becomes the first admin, once; null when there is one, or nobody is asked who they are.</summary>
    public Uri? SetupLink { get; }

    /// <summary>Opens the workspace, takes up unfinished work and listens.</summary>
    /// <exception cref="WorkspaceInUseException">Another process holds the home folder.</exception>
    /// <exception cref="Databases.DatabaseNotOpenedException">The database of metadata cannot be used.</exception>
    /// <exception cref="PortInUseException">Another process listens on the port.</exception>
    public static async Task<HostedServer> StartAsync(ServerOptions options, CancellationToken cancellation = default)
    {
        WebApplication app = MainspringServer.Build(options);
        try
        {
            await app.StartAsync(cancellation);
            return new(app, options);
        }
        catch (IOException taken) when (taken.InnerException is AddressInUseException or SocketException { SocketErrorCode: SocketError.AddressAlreadyInUse or SocketError.AccessDenied })
        {
            await app.DisposeAsync();
            throw options.GrpcPort is { } grpc && taken.Message.Contains($":{grpc}:", StringComparison.Ordinal) ? new PortInUseException(grpc, taken, "--grpc-port") : new PortInUseException(options.Port, taken);
        }
        catch
        {
            await app.DisposeAsync();
            throw;
        }
    }

    /// <summary>Completes when the process is asked to stop (SIGTERM, Ctrl-C or the token) and every accepted request is answered.</summary>
    public Task WaitForShutdownAsync(CancellationToken cancellation) => _app.WaitForShutdownAsync(cancellation);

    /// <summary>Stops listening, answers what was accepted, and gives the workspace free.</summary>
    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
    }
}
