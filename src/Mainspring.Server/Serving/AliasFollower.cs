using System.Threading.Channels;
using Mainspring.Lifecycle.Registry;
using Mainspring.Lifecycle.Serving;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Mainspring.Server.Serving;

/// <summary>Takes up every move of an alias and has the endpoints on it follow, one move after the other.</summary>
internal sealed class AliasFollower(ModelRegistry registry, EndpointDeployer deployer, EndpointTable table, ILogger<AliasFollower> logger) : BackgroundService
{
    private readonly Channel<AliasMoved> _moves = Channel.CreateUnbounded<AliasMoved>(new UnboundedChannelOptions { SingleReader = true });

    public override Task StartAsync(CancellationToken cancellationToken)
    {
        registry.AliasMoved += Note;
        return base.StartAsync(cancellationToken);
    }

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        registry.AliasMoved -= Note;
        await base.StopAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await foreach (AliasMoved move in _moves.Reader.ReadAllAsync(stoppingToken))
            {
                await FollowAsync(move, stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The server stops; the next start resolves every alias anew.
        }
    }

    /// <summary>Nothing that goes wrong with one move may end the following of others, nor the server.</summary>
    private async Task FollowAsync(AliasMoved move, CancellationToken cancellation)
    {
        try
        {
            await deployer.FollowAsync(move.Model, move.Alias, cancellation);
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            logger.FollowingFailed(failure, move.Alias, move.Model);
        }

        foreach (EndpointState state in table.All.Select(endpoint => endpoint.State))
        {
            if (state.Endpoint.Model == move.Model && state.Endpoint.Alias == move.Alias && state.Condition != EndpointCondition.Ready)
            {
                logger.AliasNotFollowed(state.Endpoint.Name, move.Alias, move.Model, state.Reason);
            }
        }
    }

    private void Note(AliasMoved move) => _moves.Writer.TryWrite(move);
}
