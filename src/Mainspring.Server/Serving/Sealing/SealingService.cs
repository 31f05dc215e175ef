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
/// Seals the journal: some seconds after a prediction. While many come it works in short stretches with rests between them, so that serving has nearly all of the machine, and catches
/// up afterwards. While database or store are away it tries again and again; serving does not notice. Once an hour it removes what is older than the operator wants to keep.
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
    /// <summary>So many predictions in a second leave no time for long stretches.</summary>
    private const double BusyPerSecond = 1_000;

    /// <summary>How many predictions one stretch takes while serving is busy.</summary>
    private const int ShortStretch = 20_000;

    /// <summary>How long a rest is, as a multiple of the stretch before it.</summary>
    private const int RestPerWork = 15;

    /// <summary>With so many unsealed predictions nothing rests: searches read them one by one.</summary>
    private const long TooManyWaiting = 2_000_000;

    private static readonly TimeSpan LongestTick = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan ShortestTick = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan Removal = TimeSpan.FromHours(1);

    private readonly HashSet<JournalGap> _told = [];
    private JournalPosition _sealed;
    private long _sealedAt = time.GetTimestamp();
    private TimeSpan _worked;
    private long _sealedPredictions;
    private (long Predictions, long At) _lastTick = (0, time.GetTimestamp());
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
            bool isBusy = IsBusy();
            if (IsDue(isBusy))
            {
                await SealAsync(isBusy, cancellation);
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

    /// <summary>Whether sealing should leave the processors to serving.</summary>
    private bool IsBusy()
    {
        (long predictions, long at) = _lastTick;
        _lastTick = (journal.Status.Predictions, time.GetTimestamp());
        bool manyCome = _lastTick.Predictions - predictions > BusyPerSecond * time.GetElapsedTime(at, _lastTick.At).TotalSeconds;
        return manyCome && _lastTick.Predictions - _sealedPredictions < TooManyWaiting;
    }

    private bool IsDue(bool isBusy)
    {
        TimeSpan rested = time.GetElapsedTime(_sealedAt);
        bool isTime = rested >= options.SealInterval || (!_isFailing && _worked > TimeSpan.Zero);
        return isTime && journal.End > _sealed && (!isBusy || rested >= _worked * RestPerWork);
    }

    /// <summary>Seals a short stretch, or everything.</summary>
    private async Task SealAsync(bool isBusy, CancellationToken cancellation)
    {
        long began = time.GetTimestamp();
        JournalPosition end;
        SealPass pass;
        do
        {
            end = journal.End;
            pass = await sealer.RunAsync(isBusy ? ShortStretch : PredictionSealer.LargestPass, cancellation);
            _sealedPredictions += pass.Predictions;
            foreach (JournalGap gap in pass.Gaps.Where(_told.Add))
            {
                logger.JournalDamaged(gap);
            }
        }
        while (!pass.IsUpToDate && !isBusy);

        _sealed = pass.IsUpToDate ? end : _sealed;
        _sealedAt = time.GetTimestamp();
        _worked = pass.IsUpToDate ? TimeSpan.Zero : time.GetElapsedTime(began, _sealedAt);
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
