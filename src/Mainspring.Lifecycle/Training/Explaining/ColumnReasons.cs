namespace Mainspring.Lifecycle.Training.Explaining;

/// <summary>What one column adds to predictions of held-out rows.</summary>
/// <param name="Column">The column of the data.</param>
/// <param name="Contributions">Its Shapley value in each row, in the unit that explanations have.</param>
/// <param name="Places">Where the row's value stands among those of the sample, from 0 (least) to 1 (greatest); NaN where it is missing.</param>
/// <param name="Values">The values of a column of numbers; null for other columns.</param>
public sealed record ColumnReasons(string Column, IReadOnlyList<double> Contributions, IReadOnlyList<double> Places, IReadOnlyList<double>? Values);
