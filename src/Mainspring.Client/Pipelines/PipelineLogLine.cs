namespace Mainspring.Client.Pipelines;

/// <summary>A line of the log of a run.</summary>
/// <param name="Number">Its number, from zero without gaps.</param>
/// <param name="At">When it was said.</param>
/// <param name="Step">The step that said it.</param>
/// <param name="Text">The line.</param>
public sealed record PipelineLogLine(long Number, DateTimeOffset At, string Step, string Text);
