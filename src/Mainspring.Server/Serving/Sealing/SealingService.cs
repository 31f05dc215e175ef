using System.Globalization;
using Mainspring.Lifecycle.Predictions;
using Mainspring.Lifecycle.Predictions.Feedback;
using Mainspring.Lifecycle.Predictions.Journal;
using Mainspring.Lifecycle.Predictions.Sealing;
using Mainspring.Server.Hosting;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Mainspring.Server.Serving.Sealing;

/// <summary>
/// Seals the journal: some seconds after a prediction, or at once when thousands wait. While database or store are away it tries again and again; serving does not notice.
/// Once an hour it removes what is older than the operator wants to keep.
/// </summary>
internal sealed class SealingService(
    PredictionSealer sealer,
    PredictionJournal journal,
    ISealedSegmentStore manifest,
    IFeedbackStore feedback,
    ServerOptions options,
    TimeProvider time,
    ILogger<SealingService> logger) : BackgroundService
{
    private const long Many = 20_000;

    private static readonly TimeSpan LongestTick = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan ShortestTick = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan Removal = TimeSpan.FromHours(1);

    private readonly HashSet<JournalGap> _told = [];
    private JournalPosition _sealed;
    private long _predictions;
    private long _sealedAt = time.GetTimestamp();
    private long? _removedAt;
    private bool _isFailing;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using PeriodicTimer timer = new(options.SealInterval > LongestTick ? LongestTick : options.SealInterval < ShortestTick ? ShortestTick : options.SealInterval, time);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
            {
                await RunAsync(stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // What is not sealed stays in the journal; the next start goes on.
        }
    }

    /// <summary>Whatever goes wrong here is tried again later; it must not end the server.</summary>
    private async Task RunAsync(CancellationToken cancellation)
    {
        try
        {
            if (IsDue())
            {
                await SealAsync(cancellation);
                _isFailing = false;
            }

            if (options.PredictionRetention > TimeSpan.Zero && (_removedAt is not { } removed || time.GetElapsedTime(removed) >= Removal))
            {
                await RemoveAsync(time.GetUtcNow() - options.PredictionRetention, cancellation);
            }
        }
        catch (Exception failure) when (failure is not OperationCanceledException || !cancellation.IsCancellationRequested)
        {
            _sealedAt = time.GetTimestamp();
            if (!_isFailing)
            {
                logger.SealingFailed(failure);
            }

            _isFailing = true;
        }
    }

    private bool IsDue() =>
        time.GetElapsedTime(_sealedAt) >= options.SealInterval ? journal.End > _sealed : !_isFailing && journal.Status.Predictions - _predictions >= Many;

    private async Task SealAsync(CancellationToken cancellation)
    {
        JournalPosition end;
        SealPass pass;
        do
        {
            end = journal.End;
            _predictions = journal.Status.Predictions;
            pass = await sealer.RunAsync(cancellation);
            foreach (JournalGap gap in pass.Gaps.Where(_told.Add))
            {
                logger.JournalDamaged(gap);
            }
        }
        while (!pass.IsUpToDate);

        _sealed = end;
        _sealedAt = time.GetTimestamp();
    }

    private async Task RemoveAsync(DateTimeOffset before, CancellationToken cancellation)
    {
        int segments = await manifest.RemoveBeforeAsync(DateOnly.FromDateTime(before.UtcDateTime), cancellation);
        int entries = await feedback.RemoveBeforeAsync(before, cancellation);
        if (segments + entries > 0)
        {
            logger.PredictionsRemoved(before.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), segments, entries);
        }

        _removedAt = time.GetTimestamp();
    }
}
