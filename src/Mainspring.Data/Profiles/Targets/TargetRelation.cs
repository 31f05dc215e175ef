namespace Mainspring.Data.Profiles.Targets;

/// <summary>How one column goes with the target.</summary>
/// <param name="Column">The column.</param>
/// <param name="Strength">The measure of <see cref="Correlation.R"/>.</param>
/// <param name="Method">The method of <see cref="Correlation.Method"/>.</param>
/// <param name="Groups">The target over the values of the column: over its most frequent values, or over parts of its range with about as many rows each. Empty for several classes.</param>
public sealed record TargetRelation(string Column, double Strength, string Method, IReadOnlyList<TargetGroup> Groups);
