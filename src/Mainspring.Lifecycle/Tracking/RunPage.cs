namespace Mainspring.Lifecycle.Tracking;

/// <summary>A page of runs, in the order that was asked for.</summary>
/// <param name="Runs">The runs with their parameters, tags and latest metrics.</param>
/// <param name="Next">Where the next page starts, or null when this is the last one.</param>
public sealed record RunPage(IReadOnlyList<Run> Runs, RunCursor? Next);
