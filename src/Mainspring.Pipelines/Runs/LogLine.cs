namespace Mainspring.Pipelines.Runs;

/// <summary>A line of the log of a run.</summary>
/// <param name="Number">Its number in the run, from zero, without gaps.</param>
/// <param name="At">When it was said.</param>
/// <param name="Step">The step that said it.</param>
/// <param name="Text">The line, without its end.</param>
public sealed record LogLine(long Number, DateTimeOffset At, string Step, string Text);
