namespace Mainspring.Client.Runs;

/// <summary>A page of runs, newest first.</summary>
/// <param name="Runs">The runs.</param>
/// <param name="NextCursor">What to ask the next page with, or null when this is the last one.</param>
public sealed record RunList(IReadOnlyList<RunInfo> Runs, string? NextCursor);
