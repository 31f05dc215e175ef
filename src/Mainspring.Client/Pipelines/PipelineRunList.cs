namespace Mainspring.Client.Pipelines;

/// <summary>A page of runs, newest first.</summary>
/// <param name="Runs">The runs.</param>
/// <param name="NextCursor">The cursor of the next page, or null when this is the last.</param>
public sealed record PipelineRunList(IReadOnlyList<PipelineRunInfo> Runs, string? NextCursor);
