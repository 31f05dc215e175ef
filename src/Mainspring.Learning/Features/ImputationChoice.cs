namespace Mainspring.Learning.Features;

/// <summary>What the project file says of missing values of one column.</summary>
/// <param name="Method">What stands for them.</param>
/// <param name="Value">The value as text, for <see cref="ImputationMethod.Value"/>; null otherwise.</param>
public sealed record ImputationChoice(ImputationMethod Method, string? Value = null);
