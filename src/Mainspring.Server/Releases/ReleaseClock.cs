using System.Text.Json.Nodes;
using Mainspring.Lifecycle.Releases;
using Mainspring.Pipelines.Running;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Mainspring.Server.Releases;

/// <summary>Has the evidence of each active release looked at when its plan says so, by a run of the pipeline <c>evaluate</c>; and first of all carries through what a killed process left in the middle.</summary>
internal sealed class ReleaseClock(IReleaseStore store, ReleaseDesk desk, PipelineQueue queue, TimeProvider time, ILogger<ReleaseClock> logger) : BackgroundService
{
    private const int MostActive = 1000;

    private readonly Dictionary<string, DateTimeOffset> _asked = [];

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using PeriodicTimer timer = new(TimeSpan.FromSeconds(1), time);
        try
        {
            do
            {
                await AskAsync(stoppingToken);
            }
            while (await timer.WaitForNextTickAsync(stoppingToken));
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The server stops.
        }
    }

    /// <summary>Whatever goes wrong here is tried again a second later; it must not end the server.</summary>
    private async Task AskAsync(CancellationToken cancellation)
    {
        try
        {
            DateTimeOffset now = time.GetUtcNow();
            foreach (Release release in await store.ListAsync(new() { OnlyActive = true, Limit = MostActive }, cancellation))
            {
                bool isDue = release.NextLook <= now || !ReleaseStates.IsWatched(release.State) || WasLeft(release, now);
                bool wasAsked = _asked.TryGetValue(release.Id, out DateTimeOffset asked) && now - asked < Patience(release);
                if (isDue && !wasAsked)
                {
                    _asked[release.Id] = now;
                    await queue.SubmitAsync(EvaluateStep.Pipeline, new JsonObject { ["release"] = release.Id }.ToJsonString());
                }
            }
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            logger.AskingFailed(failure);
        }
    }

    /// <summary>Whether nobody is about to give the candidate the share that it lacks.</summary>
    private bool WasLeft(Release release, DateTimeOffset now) => now - release.StepSince >= Patience(release) && desk.LacksShare(release);

    /// <summary>How long a look that was asked for may take before it is asked for again.</summary>
    private static TimeSpan Patience(Release release) => release.Plan.Every < TimeSpan.FromMinutes(1) ? release.Plan.Every : TimeSpan.FromMinutes(1);
}
