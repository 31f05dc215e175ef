using Mainspring.Lifecycle.Training.Slices;

namespace Mainspring.Lifecycle.Training;

/// <summary>All that a gate looks at.</summary>
/// <param name="Metrics">The metrics of the hold-out.</param>
/// <param name="Slices">The metrics of its slices.</param>
/// <param name="Champion">The champion on the same rows; null when there is none.</param>
/// <param name="LatencyMilliseconds">The 95th percentile of the time that one row takes; null when it was not measured.</param>
public sealed record GateEvidence(
    IReadOnlyDictionary<string, double> Metrics,
    IReadOnlyList<SliceScore> Slices,
    ChampionComparison? Champion = null,
    double? LatencyMilliseconds = null);
