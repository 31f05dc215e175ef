using System.Threading.Channels;
using Mainspring.Lifecycle.Registry;
using Mainspring.Lifecycle.Serving;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Mainspring.Server.Serving;

/// <summary>Takes up every move of an alias and has the endpoints on it follow, one move after the other.</summary>
internal sealed class AliasFollower(ModelRegistry registry, EndpointDeployer deployer, EndpointTable table, ILogger<AliasFollower> logger) : BackgroundService
{
    private readonly Channel<(string Model, string Alias)> _moves = Channel.CreateUnbounded<(string Model, string Alias)>(new UnboundedChannelOptions { SingleReader = true });

    public override Task StartAsync(CancellationToken cancellationToken)
    {
        registry.Events.Subscribe(NoteAsync);
        return base.StartAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await foreach ((string model, string alias) in _moves.Reader.ReadAllAsync(stoppingToken))
            {
                await FollowAsync(model, alias, stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The server stops; the next start resolves every alias anew.
        }
    }

    /// <summary>Nothing that goes wrong with one move may end the following of others, nor the server.</summary>
    private async Task FollowAsync(string model, string alias, CancellationToken cancellation)
    {
        try
        {
            await deployer.FollowAsync(model, alias, cancellation);
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            logger.FollowingFailed(failure, alias, model);
        }

        foreach (EndpointState state in table.All.Select(endpoint => endpoint.State))
        {
            if (state.Endpoint.Variants.Any(variant => variant.Model == model && variant.Alias == alias) && state.Condition != EndpointCondition.Ready)
            {
                logger.AliasNotFollowed(state.Endpoint.Name, alias, model, state.Reason);
            }
        }
    }

    private Task NoteAsync(RegistryEvent happened, CancellationToken cancellation)
    {
        string? alias = happened switch
        {
            RegistryEvent.AliasSet set => set.Alias,
            RegistryEvent.AliasDeleted deleted => deleted.Alias,
            _ => null,
        };
        if (alias is not null)
        {
            _moves.Writer.TryWrite((happened.Model, alias));
        }

        return Task.CompletedTask;
    }
}
