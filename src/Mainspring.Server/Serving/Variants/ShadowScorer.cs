using System.Diagnostics;
using System.Text.Json;
using Mainspring.Lifecycle.Predictions;
using Mainspring.Lifecycle.Serving;
using Mainspring.Lifecycle.Serving.Traffic;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Mainspring.Server.Serving.Variants;

/// <summary>Has shadows score what others have answered, one request after the other, and journals what they say beside the answers.</summary>
internal sealed class ShadowScorer(ShadowQueue queue, PredictionJournal journal, ILogger<ShadowScorer> logger) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await foreach (ShadowRequest request in queue.TakeAsync(stoppingToken))
            {
                await ScoreAsync(request, stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The server stops; nobody waits for a shadow.
        }
    }

    /// <summary>Whatever goes wrong here is the shadow's alone.</summary>
    private async Task ScoreAsync(ShadowRequest request, CancellationToken cancellation)
    {
        long started = Stopwatch.GetTimestamp();
        PredictScratch scratch = PredictScratch.Rent();
        RequestOutcome outcome = RequestOutcome.Failed;
        try
        {
            outcome = await ScoreAsync(request, scratch, started, cancellation);
        }
        catch (Exception failure) when (!cancellation.IsCancellationRequested)
        {
            logger.ShadowFailed(failure, request.Shadow.Variant.Name, request.Shadow.Deployment!.Source.Endpoint);
        }
        finally
        {
            request.Shadow.Traffic.Counters.Add(outcome, scratch.Rows, Stopwatch.GetElapsedTime(started));
            scratch.Return();
        }
    }

    private async ValueTask<RequestOutcome> ScoreAsync(ShadowRequest request, PredictScratch scratch, long started, CancellationToken cancellation)
    {
        Deployment deployment = request.Shadow.Deployment!;
        try
        {
            PredictBody.Read(request.Body, deployment.Model, scratch);
        }
        catch (Exception unreadable) when (unreadable is JsonException or NoObjectException or TooManyRecordsException)
        {
            return RequestOutcome.Rejected;
        }

        if (scratch.Faults.Count > 0 || scratch.Report.HasFaults)
        {
            return RequestOutcome.Invalid;
        }

        PredictWarnings.Write(scratch, deployment);
        if (deployment.Model.IsAwaited)
        {
            await scratch.ScoreAsync(deployment.Model, request.Body, cancellation);
        }

        scratch.Score(deployment.Model);
        using PredictionEntry entry = PredictionEntry.Rent();
        entry.Begin(deployment.Source, request.Arrived, [], request.Key, scratch.Warnings.WrittenSpan);
        PredictRecord.Add(entry, deployment.Model, request.Body, scratch);
        entry.AddShadowOf(request.Answer);
        entry.Complete(Stopwatch.GetElapsedTime(started));
        return journal.TryAppend(entry, out _) ? RequestOutcome.Ok : RequestOutcome.Unavailable;
    }
}
