namespace Mainspring.Lifecycle.Tracking.Experiments;

/// <summary>A page of experiments.</summary>
/// <param name="Experiments">The experiments in the order that was asked for.</param>
/// <param name="HasMore">Whether more follow.</param>
public sealed record ExperimentPage(IReadOnlyList<Experiment> Experiments, bool HasMore);
