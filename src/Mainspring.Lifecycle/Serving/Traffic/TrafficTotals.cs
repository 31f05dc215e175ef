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

    /// <summary>The mean latency of answered requests in milliseconds; null when there is none.</summary>
    public double? Mean => Requests[(int)RequestOutcome.Ok] is > 0 and var answered ? Microseconds / 1000.0 / answered : null;

    /// <summary>
    /// An estimate of a quantile of the latency in milliseconds over what came after <paramref name="before"/> (null for all), as <see cref="LatencyBounds.Quantile"/>
    /// makes it. Null when there is none.
    /// </summary>
    public double? Quantile(double share, TrafficTotals? before = null) =>
        LatencyBounds.Quantile([.. Latencies.Select((count, bucket) => count - (before?.Latencies[bucket] ?? 0))], share);
}
