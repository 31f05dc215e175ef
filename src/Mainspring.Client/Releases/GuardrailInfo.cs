namespace Mainspring.Client.Releases;

/// <summary>How a candidate stands to one guardrail.</summary>
/// <param name="Rule">The rule as it is written.</param>
/// <param name="Value">What was measured; null while nothing was.</param>
/// <param name="Limit">What it must stay below.</param>
/// <param name="LooksInARow">At how many looks in a row the value broke the rule.</param>
/// <param name="Tripped">Whether that is reason enough to act.</param>
/// <param name="Reason">Why it tripped; null when it did not.</param>
public sealed record GuardrailInfo(string Rule, double? Value, double Limit, int LooksInARow, bool Tripped, string? Reason);
