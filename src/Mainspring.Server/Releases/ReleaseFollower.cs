using Mainspring.Lifecycle.Releases;
using Mainspring.Lifecycle.Serving.AbTests;
using Mainspring.Pipelines.Running;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Mainspring.Server.Releases;

/// <summary>Logs what becomes of releases, and starts a training after a candidate that lost, where the plan says so.</summary>
internal sealed class ReleaseFollower(ReleaseEvents events, PipelineQueue queue, ILogger<ReleaseFollower> logger) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        events.Subscribe((release, _) => FollowAsync(release));
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>The release has ended whatever becomes of the training.</summary>
    private async Task FollowAsync(Release release)
    {
        logger.ReleaseChanged(release.Id, release.Endpoint, ReleaseStates.NameOf(release.State));
        if (release is not { State: ReleaseState.RolledBack, Plan.OnLose: LosingAction.Retrain })
        {
            return;
        }

        try
        {
            await queue.SubmitAsync("train", release.Training ?? "{}");
        }
        catch (Exception failure)
        {
            logger.TrainingNotStarted(failure, release.Id);
        }
    }
}
