namespace Mainspring.Lifecycle.Tracking;

/// <summary>Which page of runs is asked for. Runs come newest first; deleted ones are left out.</summary>
public sealed record RunQuery
{
    /// <summary>The most runs of a page that one query may ask for.</summary>
    public const int LargestPage = 1000;

    /// <summary>The name of an experiment, or null for all.</summary>
    public string? Experiment { get; init; }

    /// <summary>How many runs at most: 1 to <see cref="LargestPage"/>.</summary>
    public int Limit { get; init; } = 100;

    /// <summary>Where the page before ended, or null for the first page.</summary>
    public RunCursor? After { get; init; }
}
