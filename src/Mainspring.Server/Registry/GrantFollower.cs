using Mainspring.Lifecycle.Identity;
using Mainspring.Lifecycle.Identity.Grants;
using Mainspring.Lifecycle.Registry;
using Microsoft.Extensions.Hosting;

namespace Mainspring.Server.Registry;

/// <summary>Grants are given on the name of a model: they move with it, and end with it, so that nobody gets past one by another name.</summary>
internal sealed class GrantFollower(ModelRegistry registry, IdentityDirectory identities) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        registry.Events.Subscribe(FollowAsync);
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private Task FollowAsync(RegistryEvent happened, CancellationToken cancellation) => happened switch
    {
        RegistryEvent.ModelRenamed renamed => MoveAsync(renamed.Previous, GrantObject.Model(renamed.Model), cancellation),
        RegistryEvent.ModelDeleted deleted => MoveAsync(deleted.Model, null, cancellation),
        _ => Task.CompletedTask,
    };

    private async Task MoveAsync(string from, GrantObject? to, CancellationToken cancellation)
    {
        GrantObject on = GrantObject.Model(from);
        if (identities.Current.Grants.Any(grant => grant.Object == on))
        {
            await identities.ChangeAsync(state => GrantPolicy.Move(state, on, to), cancellation);
        }
    }
}
