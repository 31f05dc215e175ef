namespace Mainspring.Lifecycle.Training;

/// <summary>One rule of a gate, held against a model.</summary>
/// <param name="Rule">The rule as it was written.</param>
/// <param name="Value">What was measured; NaN when it was not.</param>
/// <param name="Passed">Whether the value meets the rule.</param>
/// <param name="Note">What one should know of it: the champion's value, the worst slice; null when there is nothing.</param>
public sealed record GateRuleVerdict(string Rule, double Value, bool Passed, string? Note = null);
