namespace Mainspring.Client.Experiments;

/// <summary>Experiments by name.</summary>
/// <param name="Experiments">The experiments.</param>
public sealed record ExperimentList(IReadOnlyList<ExperimentInfo> Experiments);
