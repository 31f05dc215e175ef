using System.Runtime.CompilerServices;
using Mainspring.Lifecycle.Predictions.Feedback;
using Mainspring.Lifecycle.Predictions.Journal;

namespace Mainspring.Lifecycle.Predictions.Outcomes;

/// <summary>
/// Streams the predictions of an endpoint with what became of them, oldest first: each answered prediction once. Hundreds of thousands a second; memory is bounded by the
/// feedback on the endpoint.
/// </summary>
public sealed class OutcomeReader(PredictionJournal journal, IFeedbackStore feedback)
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
        using JournalTail tail = new(journal.Options, journal.End, FirstWanted(query));
        OutcomeDecoder decoder = new();
        List<Outcome> batch = new(Batch);
        while (Fill(tail, decoder, query, batch))
        {
            cancellation.ThrowIfCancellationRequested();
            foreach (Outcome outcome in batch)
            {
                yield return join.Apply(outcome);
            }

            batch.Clear();
        }
    }

    /// <summary>A time is found by the ids, which hold it: they never lie before the arrival of their request.</summary>
    private static long FirstWanted(OutcomeQuery query)
    {
        long since = query.Since is { } moment ? PredictionIdSource.FirstAt(moment) - 1 : 0;

        // A request has one id in the journal; the one that holds the next prediction may have begun before it.
        long after = query.AfterId - PredictionIdSource.At(0, LargestRequest);
        return Math.Max(0, Math.Max(since, after));
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
