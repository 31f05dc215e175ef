namespace Mainspring.Lifecycle.Training.Folds;

/// <summary>How an algorithm did on folds of the rows of training. The hold-out is in none of them.</summary>
/// <param name="Way">How the rows were divided: <c>stratified</c>, <c>random</c>, <c>group</c>, <c>time</c> or <c>row_modulo</c>.</param>
/// <param name="Folds">The number of folds.</param>
/// <param name="Metrics">Mean and spread of each metric over the folds.</param>
public sealed record CrossValidation(string Way, int Folds, IReadOnlyDictionary<string, MeanAndSpread> Metrics)
{
    /// <summary>Gathers the metrics of folds.</summary>
    public static CrossValidation Of(string way, IReadOnlyList<IReadOnlyDictionary<string, double>> folds) => new(
        way,
        folds.Count,
        folds[0].Keys.ToDictionary(name => name, name => MeanAndSpread.Of([.. folds.Select(fold => fold[name])])));
}
