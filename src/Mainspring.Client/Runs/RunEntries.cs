namespace Mainspring.Client.Runs;

/// <summary>What is recorded of a run in one go: all of it, or nothing.</summary>
public sealed record RunEntries
{
    /// <summary>Points of metrics.</summary>
    public IReadOnlyList<RunMetric>? Metrics { get; init; }

    /// <summary>Parameters; one that is set already must have the same value.</summary>
    public IReadOnlyDictionary<string, string>? Params { get; init; }

    /// <summary>Notes; one that is set already is overwritten.</summary>
    public IReadOnlyDictionary<string, string>? Tags { get; init; }
}
