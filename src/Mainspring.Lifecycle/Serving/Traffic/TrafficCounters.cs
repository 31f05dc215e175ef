using System.Numerics;

namespace Mainspring.Lifecycle.Serving.Traffic;

/// <summary>
/// Counts the requests of one endpoint. Each processor adds to a stripe of its own, on its own cache lines; a reader sums the stripes.
/// </summary>
public sealed class TrafficCounters
{
    private const int LinePadding = 16;

    private static readonly int Outcomes = Enum.GetValues<RequestOutcome>().Length;
    private static readonly int StripeCount = (int)BitOperations.RoundUpToPowerOf2((uint)Math.Min(Environment.ProcessorCount, 64));

    private readonly long[][] _stripes = [.. Enumerable.Range(0, StripeCount).Select(_ => new long[StripeLength + LinePadding])];

    private static int StripeLength => 2 * Outcomes + LatencyBounds.BucketCount + 1;

    /// <summary>Counts a request.</summary>
    /// <param name="outcome">How it ended.</param>
    /// <param name="records">The number of its records; 0 when unknown.</param>
    /// <param name="latency">The time it took; kept for answered requests only.</param>
    public void Add(RequestOutcome outcome, int records, TimeSpan latency)
    {
        long[] stripe = _stripes[Thread.GetCurrentProcessorId() & (StripeCount - 1)];
        Interlocked.Increment(ref stripe[(int)outcome]);
        Interlocked.Add(ref stripe[Outcomes + (int)outcome], records);
        if (outcome == RequestOutcome.Ok)
        {
            long microseconds = latency.Ticks / TimeSpan.TicksPerMicrosecond;
            Interlocked.Increment(ref stripe[2 * Outcomes + LatencyBounds.BucketOf(microseconds)]);
            Interlocked.Add(ref stripe[StripeLength - 1], microseconds);
        }
    }

    /// <summary>The sums at this moment; not a consistent cut through requests that are being counted.</summary>
    public TrafficTotals Totals()
    {
        long[] sums = new long[StripeLength];
        foreach (long[] stripe in _stripes)
        {
            for (int index = 0; index < sums.Length; index++)
            {
                sums[index] += Volatile.Read(ref stripe[index]);
            }
        }

        return new TrafficTotals(sums[..Outcomes], sums[Outcomes..(2 * Outcomes)], sums[(2 * Outcomes)..^1], sums[^1]);
    }
}
