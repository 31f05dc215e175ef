namespace Mainspring.Lifecycle.Evaluation;

/// <summary>How a candidate stands to one guardrail.</summary>
/// <param name="Rule">The rule as it is written.</param>
/// <param name="Value">What was measured; NaN while nothing was.</param>
/// <param name="Limit">What it must stay below.</param>
/// <param name="LooksInARow">At how many looks in a row, this one included, the value broke the rule.</param>
/// <param name="IsTripped">Whether that is reason enough to act.</param>
/// <param name="Reason">Why it tripped, in a sentence; null when it did not.</param>
public sealed record GuardrailVerdict(string Rule, double Value, double Limit, int LooksInARow, bool IsTripped, string? Reason = null);
