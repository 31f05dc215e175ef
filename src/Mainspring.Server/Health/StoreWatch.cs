using Mainspring.Lifecycle.Artifacts;
using Mainspring.Storage.Relational;
using Microsoft.Extensions.Hosting;

namespace Mainspring.Server.Health;

/// <summary>Looks every few seconds whether the stores of this server answer, so that readiness can tell. Endpoints answer without them.</summary>
internal sealed class StoreWatch(Database database, IArtifactStore artifacts, TimeProvider time) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(4);

    /// <summary>The hash of no bytes, which costs nothing to look for.</summary>
    private static readonly ContentHash Nothing = ContentHash.Parse("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");

    private string[] _reasons = [];

    /// <summary>What does not answer; empty when all do.</summary>
    public IReadOnlyList<string> Reasons => Volatile.Read(ref _reasons);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using PeriodicTimer timer = new(Interval, time);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
            {
                string?[] found =
                [
                    await AnswersAsync(token => database.ReadAsync(static session => session.QueryNumber($"SELECT 1"), token), stoppingToken) ? null : "The database of metadata does not answer.",
                    await AnswersAsync(token => artifacts.ContainsAsync(Nothing, token), stoppingToken) ? null : "The artefact store does not answer.",
                ];
                Volatile.Write(ref _reasons, [.. found.OfType<string>()]);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The server stops.
        }
    }

    /// <summary>Whatever a store fails with, and silence too, is no answer.</summary>
    private async Task<bool> AnswersAsync(Func<CancellationToken, Task> ask, CancellationToken cancellation)
    {
        try
        {
            await ask(cancellation).WaitAsync(Patience, time, cancellation);
            return true;
        }
        catch (Exception failure) when (failure is not OperationCanceledException || !cancellation.IsCancellationRequested)
        {
            return false;
        }
    }
}
