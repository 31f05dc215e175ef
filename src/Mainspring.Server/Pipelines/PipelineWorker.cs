using Mainspring.Pipelines.Running;
using Mainspring.Pipelines.Runs;
using Mainspring.Server.Hosting;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Mainspring.Server.Pipelines;

/// <summary>Works on the runs of the workspace from the time the server listens until it stops. The workspace's lock makes it the only worker.</summary>
internal sealed class PipelineWorker(
    IPipelineStore store, PipelineQueue queue, Workspace workspace, TimeProvider time, IHostApplicationLifetime lifetime, ILogger<PipelineWorker> logger) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var listening = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using CancellationTokenRegistration started = lifetime.ApplicationStarted.Register(() => listening.TrySetResult());
        await using CancellationTokenRegistration stopped = stoppingToken.Register(() => listening.TrySetResult());
        await listening.Task;
        if (stoppingToken.IsCancellationRequested)
        {
            return;
        }

        SweepScratch();
        using var runner = new PipelineRunner(store, queue, new() { IsAlone = true, OnError = logger.StoreFailed }, time);
        await runner.RunAsync(stoppingToken);
    }

    // What a process that was killed left behind. Nothing works there yet.
    private void SweepScratch()
    {
        foreach (string folder in Directory.EnumerateDirectories(workspace.ScratchFolder))
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
