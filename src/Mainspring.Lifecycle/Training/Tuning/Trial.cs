namespace Mainspring.Lifecycle.Training.Tuning;

/// <summary>One trial of a search.</summary>
/// <param name="Number">Its place, from 1.</param>
/// <param name="Algorithm">The algorithm.</param>
/// <param name="Parameters">Every hyper-parameter as it was used.</param>
/// <param name="Folds">The folds that were run; fewer than all when it was stopped.</param>
/// <param name="Pruned">Whether it was stopped after its first folds.</param>
/// <param name="Metrics">The mean of each metric over those folds.</param>
/// <param name="Seconds">The time that its folds took, all together.</param>
public sealed record Trial(
    int Number,
    string Algorithm,
    IReadOnlyDictionary<string, string> Parameters,
    int Folds,
    bool Pruned,
    IReadOnlyDictionary<string, double> Metrics,
    double Seconds)
{
    /// <summary>Whether the logarithm of the target was learned.</summary>
    public bool LogTarget { get; init; }
}
