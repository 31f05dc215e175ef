namespace Mainspring.Lifecycle.Tracking.Experiments;

/// <summary>Experiments as a tree: a slash in a name divides folders.</summary>
/// <param name="Name">The last part of the folder's name; empty for the root.</param>
/// <param name="Folders">The folders in it, by name.</param>
/// <param name="Experiments">The experiments in it, by name.</param>
public sealed record ExperimentFolder(string Name, IReadOnlyList<ExperimentFolder> Folders, IReadOnlyList<ExperimentSummary> Experiments)
{
    private const int DeepestFolder = 16;

    /// <summary>How many experiments it holds with those of its folders.</summary>
    public int Count => Experiments.Count + Folders.Sum(folder => folder.Count);

    /// <summary>The tree of some experiments.</summary>
    public static ExperimentFolder Of(IEnumerable<ExperimentSummary> experiments) =>
        Of("", [.. experiments.Select(experiment => (experiment.Name, experiment))], depth: 0);

    private static ExperimentFolder Of(string name, IReadOnlyList<(string Path, ExperimentSummary Experiment)> entries, int depth)
    {
        ILookup<string?, (string Path, ExperimentSummary Experiment)> parts = entries.ToLookup(
            entry => depth < DeepestFolder && entry.Path.IndexOf('/') is > 0 and int slash ? entry.Path[..slash] : null);
        return new(
            name,
            [
                .. parts.Where(part => part.Key is not null).OrderBy(part => part.Key, StringComparer.Ordinal)
                    .Select(part => Of(part.Key!, [.. part.Select(entry => (entry.Path[(part.Key!.Length + 1)..], entry.Experiment))], depth + 1)),
            ],
            [.. parts[null].Select(entry => entry.Experiment).OrderBy(experiment => experiment.Name, StringComparer.Ordinal)]);
    }
}
