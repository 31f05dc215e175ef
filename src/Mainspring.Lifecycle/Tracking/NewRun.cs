namespace Mainspring.Lifecycle.Tracking;

/// <summary>A run that is about to start.</summary>
public sealed record NewRun
{
    /// <summary>Its experiment.</summary>
    public required ExperimentChoice Experiment { get; init; }

    /// <summary>A name for people, or null for that of the tag <c>mlflow.runName</c>, else one that is made from the run's identity.</summary>
    public string? Name { get; init; }

    /// <summary>When it started, or null for now.</summary>
    public DateTimeOffset? StartedAt { get; init; }

    /// <summary>Who runs it, or null for the tag <c>mlflow.user</c>.</summary>
    public string? User { get; init; }

    /// <summary>What was chosen so far.</summary>
    public IReadOnlyDictionary<string, string> Params { get; init; } = new Dictionary<string, string>();

    /// <summary>Notes on it.</summary>
    public IReadOnlyDictionary<string, string> Tags { get; init; } = new Dictionary<string, string>();
}
