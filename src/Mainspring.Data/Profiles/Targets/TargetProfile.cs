namespace Mainspring.Data.Profiles.Targets;

/// <summary>How the columns of a table go with the one that is to be predicted.</summary>
/// <param name="Column">The target.</param>
/// <param name="Kind"><c>binary</c>, <c>multiclass</c> or <c>number</c>.</param>
/// <param name="Positive">Of a binary target, the value whose share is told: yes, true or 1, else the rarer one; null for the others.</param>
/// <param name="Relations">One entry a column of which something can be told, the strongest first.</param>
public sealed record TargetProfile(string Column, string Kind, string? Positive, IReadOnlyList<TargetRelation> Relations);
