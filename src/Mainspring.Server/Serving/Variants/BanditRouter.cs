using Mainspring.Lifecycle.Predictions.Outcomes;
using Mainspring.Lifecycle.Serving;
using Mainspring.Lifecycle.Serving.Variants;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Mainspring.Server.Serving.Variants;

/// <summary>Splits the traffic of bandits anew every few seconds, by what was said of the answers of the last week.</summary>
internal sealed class BanditRouter(EndpointTable table, EndpointDeployer deployer, OutcomeReader outcomes, TimeProvider time, ILogger<BanditRouter> logger) : BackgroundService
{
    /// <summary>Smaller changes would move keys for nothing.</summary>
    private const double LeastChange = 1;

    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Memory = TimeSpan.FromDays(7);

    /// <summary>Splits the traffic of an endpoint by what is known now.</summary>
    public async Task SplitAsync(ServedEndpoint endpoint, double floor, CancellationToken cancellation)
    {
        EndpointState state = endpoint.State;
        IReadOnlyDictionary<string, double> weights = Bandit.Weights(state, await RewardsAsync(state, cancellation), floor);
        if (state.Endpoint.Variants.Any(variant => Math.Abs(variant.Weight - weights[variant.Name]) >= LeastChange))
        {
            await deployer.SplitAsync(endpoint.Name, weights, cancellation: cancellation);
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using PeriodicTimer timer = new(Interval, time);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
            {
                foreach (ServedEndpoint endpoint in table.All)
                {
                    await TrySplitAsync(endpoint, stoppingToken);
                }
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The server stops.
        }
    }

    /// <summary>Whatever goes wrong here is tried again; the traffic stays as it is.</summary>
    private async Task TrySplitAsync(ServedEndpoint endpoint, CancellationToken cancellation)
    {
        try
        {
            if (endpoint.State.Endpoint.BanditFloor is { } floor)
            {
                await SplitAsync(endpoint, floor, cancellation);
            }
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            logger.BanditFailed(failure, endpoint.Name);
        }
    }

    /// <summary>What the versions that answer now were told; an earlier version says nothing of its successor.</summary>
    private async Task<Dictionary<string, (double Rewards, long Count)>> RewardsAsync(EndpointState state, CancellationToken cancellation)
    {
        Dictionary<string, (double Rewards, long Count)> rewards = new(StringComparer.Ordinal);
        OutcomeQuery query = new() { Endpoint = state.Endpoint.Name, Since = time.GetUtcNow() - Memory, WithShadows = false };
        await foreach (Outcome outcome in outcomes.ReadAsync(query, cancellation))
        {
            bool isPresent = state.Find(outcome.Source.Variant)?.Deployment?.Model is { } model && model.Name == outcome.Source.Model && model.Version == outcome.Source.Version;
            if (isPresent && Bandit.RewardOf(outcome) is { } reward)
            {
                (double sum, long count) = rewards.GetValueOrDefault(outcome.Source.Variant);
                rewards[outcome.Source.Variant] = (sum + reward, count + 1);
            }
        }

        return rewards;
    }
}
