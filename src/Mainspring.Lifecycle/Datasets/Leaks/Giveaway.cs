namespace Mainspring.Lifecycle.Datasets.Leaks;

/// <summary>A column that alone tells the target.</summary>
/// <param name="Column">The column.</param>
/// <param name="Metric"><c>roc_auc</c>, <c>accuracy</c> or <c>r2</c>, as the target is of two classes, of several, or a number.</param>
/// <param name="Value">How well it does on rows that were not looked at to find out how.</param>
/// <param name="ByAbsence">Whether it is not the values that tell, but where there are none.</param>
public sealed record Giveaway(string Column, string Metric, double Value, bool ByAbsence = false);
