namespace Mainspring.Lifecycle.Training.Explaining;

/// <summary>What a column is worth to a model.</summary>
/// <param name="Column">The column of the data.</param>
/// <param name="Loss">By how much the metric gets worse when the column's values change places between the rows; about 0 for a column of no use.</param>
/// <param name="Spread">The standard deviation of that over the draws.</param>
public sealed record ColumnLoss(string Column, double Loss, double Spread);
