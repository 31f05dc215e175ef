using System.Net;
using Mainspring.Client;
using Mainspring.Client.Serialization;
using Mainspring.Server.Hosting;

namespace Mainspring.Cli.Workspaces;

/// <summary>
/// The server that a verb talks to: the one that was named, else the running server of the workspace, else one hosted in this
/// process for the life of the command. Either way the verb speaks HTTP, so there is one implementation of everything.
/// </summary>
internal sealed class ServerSession : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    private readonly HostedServer? _hosted;

    private ServerSession(MainspringClient client, HostedServer? hosted)
    {
        Client = client;
        _hosted = hosted;
    }

    /// <summary>The client of that server.</summary>
    public MainspringClient Client { get; }

    /// <summary>Finds or hosts the server of a workspace that exists: for verbs that read or change what others made.</summary>
    /// <exception cref="CommandFailure">There is no workspace, or another command keeps it busy.</exception>
    public static Task<ServerSession> FindAsync(Place place, CancellationToken cancellation) =>
        place.Server is not null || Directory.Exists(place.Home) ? ConnectAsync(place, cancellation) : throw new CommandFailure(ExitCode.NotFound, place.DescribeAbsence());

    /// <summary>Finds or hosts the server of a place, and makes the workspace when there is none.</summary>
    /// <exception cref="CommandFailure">Another command keeps the workspace busy.</exception>
    public static async Task<ServerSession> ConnectAsync(Place place, CancellationToken cancellation)
    {
        if (place.Server is { } named)
        {
            return new(new(named, Token.For(named, place.Home)), null);
        }

        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        patience.CancelAfter(Patience);
        while (true)
        {
            if (await RunningAsync(place.Home, cancellation) is { } running)
            {
                return running;
            }

            try
            {
                HostedServer hosted = await HostedServer.StartAsync(new() { Home = place.Home, Database = DatabaseOption.FromEnvironment(), ArtifactLocation = ArtifactsOption.FromEnvironment(), Port = 0, Bind = IPAddress.Loopback, RunsJobs = false, OpensFacades = false }, cancellation);
                return new(new(hosted.Url, Token.For(hosted.Url, place.Home)), hosted);
            }
            catch (WorkspaceInUseException busy)
            {
                await PauseAsync(busy, patience.Token, cancellation);
            }
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        if (_hosted is not null)
        {
            await _hosted.DisposeAsync();
        }
    }

    private static async Task<ServerSession?> RunningAsync(string home, CancellationToken cancellation)
    {
        if (Workspace.RunningServer(home) is not ServerAddress address)
        {
            return null;
        }

        var client = new MainspringClient(address.Url, Token.For(address.Url, home));
        if (await client.IsReadyAsync(cancellation))
        {
            return new(client, null);
        }

        client.Dispose();
        return null;
    }

    private static async Task PauseAsync(WorkspaceInUseException busy, CancellationToken patience, CancellationToken cancellation)
    {
        try
        {
            await Task.Delay(Pause, patience);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            throw new CommandFailure(ExitCode.TryAgainLater, busy.Message);
        }
    }
}
