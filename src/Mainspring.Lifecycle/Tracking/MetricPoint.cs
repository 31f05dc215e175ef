using Mainspring.Lifecycle.Tracking.LoggedModels;

namespace Mainspring.Lifecycle.Tracking;

/// <summary>One value of a metric.</summary>
/// <param name="Key">Which metric.</param>
/// <param name="Value">Any double; NaN and the infinities are kept as they are.</param>
/// <param name="Step">The position within the run, such as the boosting round or the epoch; zero for a single value.</param>
/// <param name="At">When it was measured, in whole milliseconds.</param>
public sealed record MetricPoint(string Key, double Value, long Step, DateTimeOffset At)
{
    /// <summary>What else it says something about when it is logged, or null. Points of runs are read without it.</summary>
    public MetricSubject? Subject { get; init; }
}
