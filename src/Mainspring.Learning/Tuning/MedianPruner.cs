namespace Mainspring.Learning.Tuning;

/// <summary>
/// Stops trials that are worse after their first folds than the median of the trials before was after as many folds (the median stopping rule of Golovin et al., "Google Vizier",
/// KDD 2017).
/// </summary>
public sealed class MedianPruner
{
    private const int FreeTrials = 5;

    private readonly List<double> _firstScores = [];

    /// <summary>Whether a trial should stop after its first folds.</summary>
    /// <param name="score">Their mean score; higher is better.</param>
    public bool Stops(double score)
    {
        double[] before = [.. _firstScores.Where(double.IsFinite).Order()];
        return before.Length >= FreeTrials && !(score >= before[before.Length / 2]);
    }

    /// <summary>Remembers the mean score of a trial's first folds.</summary>
    /// <param name="score">Higher is better.</param>
    public void Remember(double score) => _firstScores.Add(score);
}
