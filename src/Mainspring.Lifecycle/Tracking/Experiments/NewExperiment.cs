using Mainspring.Lifecycle.Artifacts;

namespace Mainspring.Lifecycle.Tracking.Experiments;

/// <summary>An experiment that shall be made.</summary>
public sealed record NewExperiment
{
    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>Where the files of its runs shall lie, or null for the place that has its number.</summary>
    public ArtifactPath? ArtifactRoot { get; init; }

    /// <summary>Notes on it.</summary>
    public IReadOnlyDictionary<string, string> Tags { get; init; } = new Dictionary<string, string>();
}
