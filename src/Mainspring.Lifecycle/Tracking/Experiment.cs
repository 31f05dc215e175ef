using Mainspring.Lifecycle.Artifacts;

namespace Mainspring.Lifecycle.Tracking;

/// <summary>A set of runs that are worth comparing.</summary>
public sealed record Experiment
{
    /// <summary>The number of the experiment that every workspace has.</summary>
    public const long DefaultId = 0;

    /// <summary>Its number.</summary>
    public required long Id { get; init; }

    /// <summary>Its name, unique among those that are not deleted. A slash in it makes a folder for the eye only.</summary>
    public required string Name { get; init; }

    /// <summary>When it was made.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When its name, its tags or its stage last changed.</summary>
    public required DateTimeOffset UpdatedAt { get; init; }

    /// <summary>When it was deleted, or null. A deleted one takes no writes, and its name is free; it can be restored.</summary>
    public DateTimeOffset? DeletedAt { get; init; }

    /// <summary>Below which place of the artefact tree the files of its new runs lie.</summary>
    public required ArtifactPath ArtifactRoot { get; init; }

    /// <summary>Notes on it.</summary>
    public IReadOnlyDictionary<string, string> Tags { get; init; } = new Dictionary<string, string>();
}
