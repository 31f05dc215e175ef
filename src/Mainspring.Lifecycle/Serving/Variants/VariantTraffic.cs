using Mainspring.Lifecycle.Serving.Traffic;

namespace Mainspring.Lifecycle.Serving.Variants;

/// <summary>What a variant has done. It outlives swaps of models and of traffic.</summary>
public sealed class VariantTraffic
{
    private long _dropped;

    /// <summary>Starts at zero.</summary>
    public VariantTraffic() => Minute = new TrafficMinute(Counters);

    /// <summary>Requests by outcome, and latencies.</summary>
    public TrafficCounters Counters { get; } = new();

    /// <summary>The last minute.</summary>
    public TrafficMinute Minute { get; }

    /// <summary>Requests that a shadow did not score, because too many waited.</summary>
    public long Dropped => Volatile.Read(ref _dropped);

    /// <summary>Counts a request that a shadow did not score.</summary>
    public void AddDropped() => Interlocked.Increment(ref _dropped);
}
