namespace Mainspring.Lifecycle.Training.Explaining;

/// <summary>What a model rests on, as held-out rows show it.</summary>
/// <param name="Metric">The metric of <paramref name="Permutation"/>.</param>
/// <param name="Permutation">Every column, the most valuable first.</param>
/// <param name="Reasons">The columns that move predictions most, the strongest first; empty where the model cannot explain its predictions.</param>
public sealed record ModelExplanation(string Metric, IReadOnlyList<ColumnLoss> Permutation, IReadOnlyList<ColumnReasons> Reasons);
