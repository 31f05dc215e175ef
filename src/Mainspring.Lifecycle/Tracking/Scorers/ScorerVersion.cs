namespace Mainspring.Lifecycle.Tracking.Scorers;

/// <summary>One version of a scorer: a description of how answers of a model are judged, kept as its maker wrote it and never run here.</summary>
public sealed record ScorerVersion
{
    /// <summary>The identity that all versions of the scorer share.</summary>
    public required string ScorerId { get; init; }

    /// <summary>The number of its experiment.</summary>
    public required long ExperimentId { get; init; }

    /// <summary>Its name, unique in the experiment.</summary>
    public required string Name { get; init; }

    /// <summary>The number of the version, from 1.</summary>
    public required int Version { get; init; }

    /// <summary>The description; usually JSON.</summary>
    public required string Serialized { get; init; }

    /// <summary>When it was registered.</summary>
    public required DateTimeOffset CreatedAt { get; init; }
}
