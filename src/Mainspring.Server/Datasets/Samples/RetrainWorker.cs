using Mainspring.Lifecycle.Datasets.Samples;
using Mainspring.Server.Hosting;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Mainspring.Server.Datasets.Samples;

/// <summary>Trains projects again that have enough new samples, beside the requests that bring them.</summary>
internal sealed class RetrainWorker(Retraining retraining, ProjectSampleCounts full, ServerOptions options, ILogger<RetrainWorker> logger) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!options.RunsJobs)
        {
            return;
        }

        try
        {
            await foreach (TrainedProject project in full.TakeAsync(stoppingToken))
            {
                await TrainAsync(project, stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The server stops; the samples wait in the database.
        }
    }

    /// <summary>Whatever goes wrong here is tried again with the next sample; it must not end the server.</summary>
    private async Task TrainAsync(TrainedProject project, CancellationToken cancellation)
    {
        try
        {
            if (await retraining.StartAsync(project, force: false, cancellation) is RetrainOutcome.Refused refused)
            {
                logger.RetrainingRefused(project.Name, refused.Reason);
            }
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            logger.RetrainingFailed(failure, project.Name);
        }
    }
}
