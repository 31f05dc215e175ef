namespace Mainspring.Data.Profiles.Targets;

/// <summary>The target where a column has some values.</summary>
/// <param name="Label">The value, or the range from its lower edge, included, to its upper one.</param>
/// <param name="Rows">Rows with such a value and a target.</param>
/// <param name="Mean">The share of the positive class, or the mean of a number.</param>
public sealed record TargetGroup(string Label, long Rows, double Mean);
