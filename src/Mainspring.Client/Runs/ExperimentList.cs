namespace Mainspring.Client.Runs;

/// <summary>All experiments, by name.</summary>
public sealed record ExperimentList(IReadOnlyList<ExperimentInfo> Experiments);
