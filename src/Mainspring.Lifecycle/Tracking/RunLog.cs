namespace Mainspring.Lifecycle.Tracking;

/// <summary>What is recorded of a run in one go: all of it is kept, or nothing.</summary>
public sealed record RunLog
{
    /// <summary>A new name of the run, or null.</summary>
    public string? Name { get; init; }

    /// <summary>Points of metrics. The same point twice is one point.</summary>
    public IReadOnlyList<MetricPoint> Metrics { get; init; } = [];

    /// <summary>Parameters. One that is set already must have the same value.</summary>
    public IReadOnlyDictionary<string, string> Params { get; init; } = new Dictionary<string, string>();

    /// <summary>Notes; one that is set already is overwritten.</summary>
    public IReadOnlyDictionary<string, string> Tags { get; init; } = new Dictionary<string, string>();
}
