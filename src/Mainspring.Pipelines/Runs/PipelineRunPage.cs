namespace Mainspring.Pipelines.Runs;

/// <summary>A page of runs, newest first.</summary>
/// <param name="Runs">The runs.</param>
/// <param name="Next">The cursor of the next page, or null when this is the last.</param>
public sealed record PipelineRunPage(IReadOnlyList<PipelineRun> Runs, long? Next);
