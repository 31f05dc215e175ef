using Mainspring.Lifecycle.Artifacts;
using Mainspring.Server.Hosting;
using Mainspring.Storage.Relational;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Mainspring.Server.Maintenance;

/// <summary>Cleans once a day, for the first time an hour after the start: then a server that is started every day cleans as well.</summary>
internal sealed class RetentionService(WorkspaceCleaner cleaner, MaintenanceTurn turn, ServerOptions options, TimeProvider time, ILogger<RetentionService> logger) : BackgroundService
{
    private static readonly TimeSpan AfterStart = TimeSpan.FromHours(1);
    private static readonly TimeSpan Pace = TimeSpan.FromDays(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(AfterStart, time);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
            {
                timer.Period = Pace;
                await CleanAsync(stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The server stops; the next one goes on.
        }
    }

    /// <summary>Whatever is away today is there tomorrow; it must not end the server.</summary>
    private async Task CleanAsync(CancellationToken cancellation)
    {
        using IDisposable? taken = turn.TryTake();
        if (taken is null)
        {
            logger.CleaningPutOff();
            return;
        }

        try
        {
            Cleaning cleaning = await cleaner.CleanAsync(options.Retention, ContentCollector.UsualGrace, dryRun: false, cancellation);
            logger.Cleaned(cleaning.Sweep.Runs, cleaning.Sweep.Experiments, cleaning.Sweep.Models, cleaning.Collection.Freed, cleaning.Collection.FreedBytes);
        }
        catch (Exception failure) when (failure is DatabaseUnavailableException or ArtifactStoreUnavailableException or IOException)
        {
            logger.CleaningFailed(failure);
        }
    }
}
