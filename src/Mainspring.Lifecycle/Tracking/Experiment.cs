namespace Mainspring.Lifecycle.Tracking;

/// <summary>A set of runs that are worth comparing.</summary>
public sealed record Experiment
{
    /// <summary>Its number.</summary>
    public required long Id { get; init; }

    /// <summary>Its name, unique. A slash in it makes a folder for the eye only.</summary>
    public required string Name { get; init; }

    /// <summary>When it was made.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>How many runs it holds that are not deleted.</summary>
    public required long Runs { get; init; }

    /// <summary>When its newest run started, or null when it has none.</summary>
    public required DateTimeOffset? LatestRunAt { get; init; }
}
