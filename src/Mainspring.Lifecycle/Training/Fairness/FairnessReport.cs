namespace Mainspring.Lifecycle.Training.Fairness;

/// <summary>How a model for two classes treats the groups of one sensitive column, on held-out rows.</summary>
/// <param name="Column">The column, whether the model reads it or not.</param>
/// <param name="Groups">Its values, the most frequent first.</param>
/// <param name="Gaps">One a measure; none where fewer than two groups have enough rows.</param>
public sealed record FairnessReport(string Column, IReadOnlyList<GroupFairness> Groups, IReadOnlyList<FairnessGap> Gaps);
