namespace Mainspring.Lifecycle.Serving.Traffic;

/// <summary>What an endpoint has answered since the process started.</summary>
public sealed class TrafficTotals
{
    internal TrafficTotals(long[] requests, long[] predictions, long[] latencies, long microseconds)
    {
        Requests = requests;
        Predictions = predictions;
        Latencies = latencies;
        Microseconds = microseconds;
    }

    /// <summary>Requests by <see cref="RequestOutcome"/>.</summary>
    public IReadOnlyList<long> Requests { get; }

    /// <summary>Records in these requests, by <see cref="RequestOutcome"/>; 0 where they could not be counted.</summary>
    public IReadOnlyList<long> Predictions { get; }

    /// <summary>Answered requests in each bucket of <see cref="LatencyBounds"/>.</summary>
    public IReadOnlyList<long> Latencies { get; }

    /// <summary>The sum of the latencies of answered requests in µs.</summary>
    public long Microseconds { get; }

    /// <summary>All requests.</summary>
    public long RequestCount => Requests.Sum();

    /// <summary>Requests that nobody but this server is to blame for: unavailable and failed.</summary>
    public long ErrorCount => Requests[(int)RequestOutcome.Unavailable] + Requests[(int)RequestOutcome.Failed];

    /// <summary>
    /// An estimate of a quantile of the latency in milliseconds, linear within its bucket, over what came after <paramref name="before"/>
    /// (null for all). Null when there is none. Latencies beyond the last bound count as that bound.
    /// </summary>
    public double? Quantile(double share, TrafficTotals? before = null)
    {
        long[] counts = [.. Latencies.Select((count, bucket) => count - (before?.Latencies[bucket] ?? 0))];
        long all = counts.Sum();
        double rank = share * all;
        long below = 0;
        for (int bucket = 0; bucket < counts.Length && all > 0; bucket++)
        {
            if (below + counts[bucket] >= rank && counts[bucket] > 0)
            {
                double low = bucket == 0 ? 0 : LatencyBounds.Microseconds[bucket - 1];
                double high = LatencyBounds.Microseconds[Math.Min(bucket, LatencyBounds.Microseconds.Length - 1)];
                return (low + (high - low) * (rank - below) / counts[bucket]) / 1000;
            }

            below += counts[bucket];
        }

        return null;
    }
}
