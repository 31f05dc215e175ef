using Mainspring.Cli.Workspaces;
using Mainspring.Client;
using Mainspring.Server.Hosting;

namespace Mainspring.Cli.Deploying;

/// <summary>The server that a project is deployed on: the one that was named or runs in its workspace, else one started here.</summary>
internal sealed class DeploymentServer : IAsyncDisposable
{
    private readonly HostedServer? _hosted;

    private DeploymentServer(MainspringClient client, HostedServer? hosted) => (Client, _hosted) = (client, hosted);

    /// <summary>The client of the server.</summary>
    public MainspringClient Client { get; }

    /// <summary>Finds the server, or starts one that also runs jobs.</summary>
    public static async Task<DeploymentServer> StartAsync(Place place, int port, CancellationToken cancellation)
    {
        if ((place.Server ?? Workspace.RunningServer(place.Home)?.Url) is { } running)
        {
            var client = new MainspringClient(running, Token.For(running, place.Home));
            if (place.Server is not null || await client.IsReadyAsync(cancellation))
            {
                return new(client, null);
            }

            client.Dispose();
        }

        HostedServer hosted = await HostedServer.StartAsync(new() { Home = place.Home, Database = DatabaseOption.FromEnvironment(), ArtifactLocation = ArtifactsOption.FromEnvironment(), Port = port }, cancellation);
        return new(new(hosted.Url, Token.For(hosted.Url, place.Home)), hosted);
    }

    /// <summary>Serves until the process is asked to stop. A server of another process needs no waiting.</summary>
    public Task WaitForShutdownAsync(CancellationToken cancellation) => _hosted?.WaitForShutdownAsync(cancellation) ?? Task.CompletedTask;

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        if (_hosted is not null)
        {
            await _hosted.DisposeAsync();
        }
    }
}
