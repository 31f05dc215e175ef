using Mainspring.Lifecycle.Artifacts;

namespace Mainspring.Lifecycle.Tracking.Experiments;

/// <summary>What names, tags and places of experiments may be.</summary>
public static class ExperimentRules
{
    /// <summary>The most characters of the value of a tag.</summary>
    public const int LongestTag = 5000;

    /// <summary>Folders by which the owner of a file is told from its path; a place must not imitate them.</summary>
    private static readonly string[] OwnerFolders = ["artifacts", "models", "traces"];

    /// <summary>What is wrong with a new experiment.</summary>
    public static IReadOnlyList<Fault> Check(NewExperiment experiment) =>
    [
        .. CheckName(experiment.Name),
        .. CheckRoot(experiment.ArtifactRoot),
        .. experiment.Tags.SelectMany(tag => CheckTag(tag.Key, tag.Value)),
    ];

    /// <summary>What is wrong with a name.</summary>
    public static IReadOnlyList<Fault> CheckName(string name) =>
        NameRules.FindFault(name, TrackingRules.LongestName) is { } fault ? [new("/name", $"The name of the experiment {fault}.")] : [];

    /// <summary>What is wrong with a tag.</summary>
    public static IReadOnlyList<Fault> CheckTag(string key, string value) =>
    [
        .. NameRules.FindFault(key, TrackingRules.LongestKey) is { } badKey ? [new Fault("/key", $"The key of the tag {badKey}.")] : Array.Empty<Fault>(),
        .. NameRules.FindFaultInText(value, LongestTag) is { } badValue ? [new Fault("/value", $"The value of the tag {badValue}.")] : Array.Empty<Fault>(),
    ];

    // Places that start with a number belong to the experiment of that number.
    private static IEnumerable<Fault> CheckRoot(ArtifactPath? root)
    {
        string[] segments = root?.Value.Split('/') ?? [];
        if (segments is [string first, ..] && first.All(char.IsAsciiDigit))
        {
            yield return new("/artifact_location", $"The artefact location starts with the number '{first}'; such places are given by the server. Leave the location out.");
        }

        if (segments.FirstOrDefault(OwnerFolders.Contains) is { } reserved)
        {
            yield return new("/artifact_location", $"The artefact location has a folder '{reserved}', which the server uses itself; choose another name.");
        }
    }
}
