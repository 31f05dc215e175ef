using System.Runtime.CompilerServices;
using Mainspring.Data.DuckDb;
using Mainspring.Lifecycle.Predictions.Feedback;
using Mainspring.Lifecycle.Predictions.Journal;
using Mainspring.Lifecycle.Predictions.Sealing;

namespace Mainspring.Lifecycle.Predictions.Outcomes;

/// <summary>
/// Streams the predictions of an endpoint with what became of them, the oldest first: each answered prediction once, from sealed segments and then from the journal. Hundreds
/// of thousands a second; memory is bounded by the feedback on the endpoint.
/// </summary>
/// <remarks>Predictions of other nodes are seen when they are sealed, some seconds later.</remarks>
public sealed class OutcomeReader(PredictionJournal journal, ISealedSegmentStore manifest, SegmentDatabase segments, IFeedbackStore feedback)
{
    private const int Batch = 1024;
    private const int LargestRequest = 100_000;

    /// <summary>Reads everything that was answered before the call, joined with the feedback that came in before it.</summary>
    /// <exception cref="IOException">The log cannot be read.</exception>
    public async IAsyncEnumerable<Outcome> ReadAsync(OutcomeQuery query, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        FeedbackIndex index = new();
        await feedback.ReadAsync(query.Endpoint, 0, index.Add, cancellation);
        OutcomeJoin join = new(index);
        SealedLog log = await manifest.ReadAsync(query.Endpoint, cancellation);
        long since = query.Since is { } moment ? PredictionIdSource.FirstAt(moment) - 1 : 0;
        await foreach (IReadOnlyList<Outcome> batch in ReadSealedAsync(log, query, Math.Max(since, query.AfterId), cancellation))
        {
            foreach (Outcome outcome in batch)
            {
                yield return join.Apply(outcome);
            }
        }

        // A record has one id in the journal; the one that holds the next prediction may have begun before it.
        long begun = Math.Max(since, query.AfterId - PredictionIdSource.At(0, LargestRequest));
        using JournalTail tail = new(journal.Options, journal.End, Math.Max(log.SealedToOf(journal.Options.Node), begun));
        OutcomeDecoder decoder = new();
        List<Outcome> fresh = new(Batch);
        while (Fill(tail, decoder, query, fresh))
        {
            cancellation.ThrowIfCancellationRequested();
            foreach (Outcome outcome in fresh)
            {
                yield return join.Apply(outcome);
            }

            fresh.Clear();
        }
    }

    private async IAsyncEnumerable<IReadOnlyList<Outcome>> ReadSealedAsync(SealedLog log, OutcomeQuery query, long after, [EnumeratorCancellation] CancellationToken cancellation)
    {
        SealedOutcomes rows = new(query, after);
        foreach (SealedSegment segment in log.Segments.Where(one => one.LastId > after))
        {
            IReadOnlyList<string> paths = await segments.PathsAsync([segment], cancellation);
            using DuckConnection connection = segments.Connect();
            using DuckResult result = rows.Query(connection, paths, cancellation);
            while (rows.Read(result) is { } batch)
            {
                yield return batch;
            }
        }
    }

    private static bool Fill(JournalTail tail, OutcomeDecoder decoder, OutcomeQuery query, List<Outcome> batch)
    {
        while (batch.Count < Batch)
        {
            if (!tail.TryRead(out JournalFrame frame))
            {
                return batch.Count > 0;
            }

            decoder.Decode(frame.FirstId, frame.Payload, query, batch);
        }

        return true;
    }
}
