namespace Mainspring.Lifecycle.Sources.Checks;

/// <summary>One check of the data.</summary>
/// <param name="Text">The rule as it is written.</param>
/// <param name="Rule">What it means.</param>
/// <param name="IsWarning">Whether data that break it are used all the same.</param>
public sealed record DataCheck(string Text, CheckRule Rule, bool IsWarning = false);
