namespace Mainspring.Lifecycle.Tracking;

/// <summary>A run that is about to start.</summary>
public sealed record NewRun
{
    /// <summary>The name of the experiment; it is made when it is missing.</summary>
    public required string Experiment { get; init; }

    /// <summary>A name for people, or null for one that is made from the run's identity.</summary>
    public string? Name { get; init; }

    /// <summary>What was chosen so far.</summary>
    public IReadOnlyDictionary<string, string> Params { get; init; } = new Dictionary<string, string>();

    /// <summary>Notes on it.</summary>
    public IReadOnlyDictionary<string, string> Tags { get; init; } = new Dictionary<string, string>();
}
