using Mainspring.Lifecycle.Artifacts;
using Mainspring.Lifecycle.Predictions.Feedback;
using Mainspring.Lifecycle.Predictions.Journal;
using Mainspring.Lifecycle.Predictions.Sealing;

namespace Mainspring.Lifecycle.Predictions;

/// <summary>
/// Reads predictions back, newest first, while they are being written and sealed: sealed segments and, after them, what is in the journal only. Memory is bounded by one
/// page, and by the feedback on the endpoint when that is asked for.
/// </summary>
public sealed class PredictionLog(PredictionJournal journal, ISealedSegmentStore manifest, SegmentDatabase segments, IFeedbackStore feedback)
{
    /// <summary>A page of predictions. Everything that this node answered before the call is visible to it.</summary>
    /// <exception cref="ArgumentException">The query asks for labels of all endpoints.</exception>
    /// <exception cref="IOException">The log cannot be read.</exception>
    public async Task<PredictionPage> ReadAsync(PredictionQuery query, CancellationToken cancellation = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(query.Limit, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(query.Limit, PredictionQuery.LargestLimit);
        try
        {
            return await ReadAllAsync(query, cancellation);
        }
        catch (Exception failure) when (failure is IStoreUnavailable && query is { TailWillDo: true, Label: LabelState.Any })
        {
            return ReadTail(query, failure.Message, cancellation);
        }
    }

    /// <summary>What the journal has, sealed or not; it keeps the latest for some time after they were sealed.</summary>
    private PredictionPage ReadTail(PredictionQuery query, string reason, CancellationToken cancellation)
    {
        JournalPage tail = new(journal.Options, new(query, feedback: null), sealedTo: 0, query.Limit + 1, cancellation);
        tail.Read(journal.End);
        PredictionCursor? next = tail.Rows.Count > query.Limit ? new PredictionCursor(tail.Rows[query.Limit - 1].Prediction.PredictionId)
            : tail.StoppedAt is { } stopped ? new PredictionCursor(stopped)
            : null;
        return new PredictionPage([.. tail.Rows.Take(query.Limit)], next, tail.Gaps) { OnlyTail = reason };
    }

    private async Task<PredictionPage> ReadAllAsync(PredictionQuery query, CancellationToken cancellation)
    {
        PredictionFilter filter = new(query, await ReadFeedbackAsync(query, cancellation));

        // One row more than the page holds tells whether there is a next one.
        int wanted = query.Limit + 1;
        SealedLog log = await manifest.ReadAsync(query.Endpoint, cancellation);
        JournalPage fresh = new(journal.Options, filter, log.SealedToOf(journal.Options.Node), wanted, cancellation);
        fresh.Read(journal.End);
        List<PredictionRow> rows = [.. fresh.Rows];
        if (fresh.StoppedAt is null && (rows.Count < wanted || log.Segments.Any(segment => segment.LastId > rows[^1].Prediction.PredictionId)))
        {
            rows.AddRange(await new SealedPage(segments, filter).ReadAsync(log.Segments, wanted, cancellation));
            rows.Sort(static (left, right) => right.Prediction.PredictionId.CompareTo(left.Prediction.PredictionId));
        }

        PredictionCursor? next = rows.Count > query.Limit ? new PredictionCursor(rows[query.Limit - 1].Prediction.PredictionId)
            : fresh.StoppedAt is { } stopped ? new PredictionCursor(stopped)
            : null;
        return new PredictionPage(await JoinAsync([.. rows.Take(query.Limit)], cancellation), next, fresh.Gaps);
    }

    private async Task<FeedbackIndex?> ReadFeedbackAsync(PredictionQuery query, CancellationToken cancellation)
    {
        if (query.Label == LabelState.Any)
        {
            return null;
        }

        FeedbackIndex index = new();
        string endpoint = query.Endpoint ?? throw new ArgumentException("Labels are looked for on one endpoint: name it.", nameof(query));
        await feedback.ReadAsync(endpoint, 0, index.Add, cancellation);
        return index;
    }

    private async Task<IReadOnlyList<PredictionRow>> JoinAsync(PredictionRow[] rows, CancellationToken cancellation)
    {
        foreach (IGrouping<string, int> places in Enumerable.Range(0, rows.Length).GroupBy(place => rows[place].Request.Endpoint, StringComparer.Ordinal))
        {
            FeedbackTarget[] targets = [.. places.SelectMany(place => TargetsOf(rows[place])).Distinct()];
            FeedbackIndex index = new();
            foreach (StoredFeedback said in await feedback.FindAsync(places.Key, targets, cancellation))
            {
                index.Add(said);
            }

            foreach (int place in places)
            {
                PredictionRow row = rows[place];
                rows[place] = row with { Feedback = index.Find(IdOf(row), row.Request.RequestId, row.Request.Key) };
            }
        }

        return rows;
    }

    private static IEnumerable<FeedbackTarget> TargetsOf(PredictionRow row)
    {
        yield return FeedbackTarget.Prediction(IdOf(row));
        if (row.Request.RequestId is { } request)
        {
            yield return FeedbackTarget.Request(request);
        }

        if (row.Request.Key is { } key)
        {
            yield return FeedbackTarget.Key(key);
        }
    }

    /// <summary>A shadow shares what is said of the answer beside it.</summary>
    private static long IdOf(PredictionRow row) => row.Request.ShadowOf ?? row.Prediction.PredictionId;
}
