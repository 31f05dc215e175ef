namespace Mainspring.Pipelines.Runs;

/// <summary>How an attempt at a step is recorded.</summary>
/// <param name="State">A final state, or <see cref="RunState.Queued"/> when the step will be tried again.</param>
/// <param name="Reason">Why it did not succeed, or null.</param>
/// <param name="Result">What came out, as JSON, or null.</param>
public sealed record StepEnd(RunState State, string? Reason = null, string? Result = null);
