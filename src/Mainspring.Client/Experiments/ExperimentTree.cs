namespace Mainspring.Client.Experiments;

/// <summary>A folder of experiments: a slash in their names divides folders.</summary>
/// <param name="Name">The last part of the folder's name; empty for the root.</param>
/// <param name="Folders">The folders in it, by name.</param>
/// <param name="Experiments">The experiments in it, by name.</param>
public sealed record ExperimentTree(string Name, IReadOnlyList<ExperimentTree> Folders, IReadOnlyList<ExperimentInfo> Experiments);
