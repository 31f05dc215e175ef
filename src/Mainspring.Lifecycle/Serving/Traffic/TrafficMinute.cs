namespace Mainspring.Lifecycle.Serving.Traffic;

/// <summary>
/// The last minute of an endpoint, second by second. A sampler looks at the counters once a second, so that requests pay nothing for it.
/// </summary>
public sealed class TrafficMinute(TrafficCounters counters)
{
    /// <summary>How many seconds are kept.</summary>
    public const int Length = 60;

    private readonly Lock _gate = new();
    private readonly Queue<(TrafficSecond Second, TrafficTotals Before)> _seconds = new(Length + 1);
    private TrafficTotals _last = counters.Totals();

    /// <summary>Ends the present second.</summary>
    public void Tick()
    {
        TrafficTotals now = counters.Totals();
        lock (_gate)
        {
            TrafficSecond second = new(
                now.RequestCount - _last.RequestCount, now.ErrorCount - _last.ErrorCount, now.Quantile(0.5, _last), now.Quantile(0.99, _last));
            _seconds.Enqueue((second, _last));
            if (_seconds.Count > Length)
            {
                _seconds.Dequeue();
            }

            _last = now;
        }
    }

    /// <summary>The seconds that ended, oldest first; fewer than 60 in the first minute.</summary>
    public IReadOnlyList<TrafficSecond> Seconds()
    {
        lock (_gate)
        {
            return [.. _seconds.Select(entry => entry.Second)];
        }
    }

    /// <summary>The counters as they were a minute ago, to compute what changed since; null in the first second.</summary>
    public TrafficTotals? Before()
    {
        lock (_gate)
        {
            return _seconds.TryPeek(out (TrafficSecond Second, TrafficTotals Before) oldest) ? oldest.Before : null;
        }
    }
}
