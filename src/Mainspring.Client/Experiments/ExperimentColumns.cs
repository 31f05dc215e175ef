namespace Mainspring.Client.Experiments;

/// <summary>The keys that the runs of an experiment have, by name.</summary>
/// <param name="Metrics">Keys of metrics.</param>
/// <param name="Params">Keys of parameters.</param>
/// <param name="Tags">Keys of tags.</param>
public sealed record ExperimentColumns(IReadOnlyList<string> Metrics, IReadOnlyList<string> Params, IReadOnlyList<string> Tags);
