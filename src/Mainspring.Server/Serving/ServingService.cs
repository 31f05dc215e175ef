using Mainspring.Lifecycle.Predictions;
using Mainspring.Lifecycle.Predictions.Journal;
using Mainspring.Lifecycle.Serving;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Mainspring.Server.Serving;

/// <summary>
/// Opens the journal and loads the endpoints before the server listens; then ends each second of their traffic, and tries again what could not be loaded.
/// </summary>
internal sealed class ServingService(
    EndpointDeployer deployer, EndpointTable table, PredictionJournal journal, TimeProvider time, ILogger<ServingService> logger) : BackgroundService
{
    private const int SecondsBetweenRetries = 10;

    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        TellOfTheJournal();
        await deployer.StartAsync(cancellationToken);
        foreach (ServedEndpoint endpoint in table.All.Where(endpoint => endpoint.State.Condition != EndpointCondition.Ready))
        {
            logger.EndpointNotReady(endpoint.Name, EndpointViews.NameOf(endpoint.State.Condition), endpoint.State.Reason);
        }

        await base.StartAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using PeriodicTimer timer = new(TimeSpan.FromSeconds(1), time);
        try
        {
            for (int second = 1; await timer.WaitForNextTickAsync(stoppingToken); second++)
            {
                table.Tick();
                if (second % SecondsBetweenRetries == 0 && table.All.Any(endpoint => endpoint.State.Condition != EndpointCondition.Ready))
                {
                    await RetryAsync(stoppingToken);
                }
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The server stops.
        }
    }

    /// <summary>Whatever goes wrong here is tried again later; it must not end the server.</summary>
    private async Task RetryAsync(CancellationToken cancellation)
    {
        try
        {
            await deployer.RetryAsync(cancellation);
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            logger.RetryFailed(failure);
        }
    }

    private void TellOfTheJournal()
    {
        if (journal.Start.TornBytes > 0)
        {
            logger.TornJournalRepaired(journal.Start.TornBytes);
        }

        foreach (JournalGap gap in journal.Start.Gaps)
        {
            logger.JournalDamaged(gap);
        }
    }
}
