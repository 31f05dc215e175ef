namespace Mainspring.Pipelines.Runs;

/// <summary>A line that is to be appended to a log.</summary>
/// <param name="At">When it was said.</param>
/// <param name="Text">The line, without its end.</param>
public sealed record LogEntry(DateTimeOffset At, string Text);
