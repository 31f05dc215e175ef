namespace Mainspring.Client.Runs;

/// <summary>A page of runs, in the order that was asked for.</summary>
/// <param name="Runs">The runs.</param>
/// <param name="NextCursor">What to ask the next page with, or null when this is the last one.</param>
public sealed record RunList(IReadOnlyList<RunInfo> Runs, string? NextCursor);
