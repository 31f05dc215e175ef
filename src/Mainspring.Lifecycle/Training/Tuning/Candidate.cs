using Mainspring.Lifecycle.Training.Folds;
using Mainspring.Lifecycle.Training.Learners;

namespace Mainspring.Lifecycle.Training.Tuning;

/// <summary>A finished trial that may be taken.</summary>
/// <param name="Learner">What was tried.</param>
/// <param name="Scores">Its score on each fold, higher is better.</param>
/// <param name="Results">What it predicted of each fold; null where an earlier process ran it, and it is to be run again.</param>
internal sealed record Candidate(Learner Learner, IReadOnlyList<double> Scores, IReadOnlyList<FoldResult>? Results)
{
    /// <summary>Whether people can read the model whole, so that it is preferred to one that is not clearly better.</summary>
    public bool IsReadable => Learner.Algorithm is not "random_forest" and not "gradient_boosting";

    /// <summary>The mean score.</summary>
    public double Score => MeanAndSpread.Of(Scores).Mean;

    /// <summary>
    /// Whether a better candidate is better by no more than one standard error of the differences over the folds (the rule of Breiman et al., "Classification and Regression Trees",
    /// 1984). Folds that are drawn anew from the same rows tell the mean better, but are no further rows: the error is that of one pass.
    /// </summary>
    /// <param name="better">The better one, on the same folds.</param>
    /// <param name="foldsOfAPass">So many folds judge every row once.</param>
    public bool IsAsGoodAs(Candidate better, int foldsOfAPass)
    {
        var difference = MeanAndSpread.Of([.. better.Scores.Zip(Scores, (a, b) => a - b)]);
        return difference.Mean <= difference.Spread / Math.Sqrt(foldsOfAPass);
    }
}
