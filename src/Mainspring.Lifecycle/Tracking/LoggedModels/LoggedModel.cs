using Mainspring.Lifecycle.Artifacts;

namespace Mainspring.Lifecycle.Tracking.LoggedModels;

/// <summary>
/// A model that was logged to an experiment, as it stands at the moment of reading. It has files, parameters, tags and metrics of its
/// own, apart from the run that made it; versions of registered models may be made from it.
/// </summary>
public sealed record LoggedModel
{
    /// <summary>Its identity.</summary>
    public required LoggedModelId Id { get; init; }

    /// <summary>A name for people; not necessarily unique.</summary>
    public required string Name { get; init; }

    /// <summary>The number of its experiment.</summary>
    public required long ExperimentId { get; init; }

    /// <summary>The folder of its files in the artefact tree.</summary>
    public required ArtifactPath ArtifactRoot { get; init; }

    /// <summary>How far its files are.</summary>
    public required LoggedModelStatus Status { get; init; }

    /// <summary>What it is, such as <c>classifier</c> or <c>agent</c>, or null.</summary>
    public string? ModelType { get; init; }

    /// <summary>The run that made it as its maker named it, or null. It need not be a run that is known here.</summary>
    public string? SourceRun { get; init; }

    /// <summary>When it was recorded.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When its status last changed.</summary>
    public required DateTimeOffset UpdatedAt { get; init; }

    /// <summary>How it was made. A parameter keeps its first value.</summary>
    public IReadOnlyDictionary<string, string> Params { get; init; } = new Dictionary<string, string>();

    /// <summary>Notes on it; they may change at any time.</summary>
    public IReadOnlyDictionary<string, string> Tags { get; init; } = new Dictionary<string, string>();

    /// <summary>How good it was found to be: the newest points of each metric, at most <see cref="LoggedModelRules.MostMetricsShown"/>.</summary>
    public IReadOnlyList<LoggedModelMetric> Metrics { get; init; } = [];

    /// <summary>The versions of registered models that were made from it.</summary>
    public IReadOnlyList<LoggedModelRegistration> Registrations { get; init; } = [];
}
