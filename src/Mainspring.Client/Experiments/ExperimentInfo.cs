namespace Mainspring.Client.Experiments;

/// <summary>An experiment.</summary>
public sealed record ExperimentInfo
{
    /// <summary>Its number.</summary>
    public required long ExperimentId { get; init; }

    /// <summary>Its name. A slash in it makes a folder.</summary>
    public required string Name { get; init; }

    /// <summary>When it was made.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it was deleted, or null.</summary>
    public DateTimeOffset? DeletedAt { get; init; }

    /// <summary>How many runs it holds that are not deleted; null where they were not counted.</summary>
    public long? Runs { get; init; }

    /// <summary>When its newest run started, or null.</summary>
    public DateTimeOffset? LatestRunAt { get; init; }

    /// <summary>Notes on it; null in the list of all.</summary>
    public IReadOnlyDictionary<string, string>? Tags { get; init; }
}
