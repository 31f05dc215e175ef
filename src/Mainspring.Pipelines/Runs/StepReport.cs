namespace Mainspring.Pipelines.Runs;

/// <summary>What a step told since its last report.</summary>
/// <param name="Progress">The share that is done, or null when nothing was said.</param>
/// <param name="Text">What is going on, or null when nothing was said.</param>
/// <param name="Notes">Facts to add to those kept; a key said again replaces the old value.</param>
/// <param name="Lines">Lines to append to the log.</param>
public sealed record StepReport(double? Progress, string? Text, IReadOnlyDictionary<string, string> Notes, IReadOnlyList<LogEntry> Lines);
