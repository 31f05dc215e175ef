using Mainspring.Learning.Training;

namespace Mainspring.Learning.XGBoost;

/// <summary>A boosted fit whose number of rounds is still open.</summary>
public sealed class BoostedStages
{
    private readonly Func<int, TrainedPredictor> _upTo;

    internal BoostedStages(IReadOnlyList<double> losses, Func<int, TrainedPredictor> upTo) => (Losses, _upTo) = (losses, upTo);

    /// <summary>The loss on the validation rows after each round, at least one: log loss for classes, the root of the mean squared error for numbers.</summary>
    public IReadOnlyList<double> Losses { get; }

    /// <summary>The model that ends after some rounds.</summary>
    /// <param name="rounds">From 1; more than there are takes all.</param>
    public TrainedPredictor UpTo(int rounds)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(rounds, 1);
        return _upTo(Math.Min(rounds, Losses.Count));
    }

    /// <summary>After how many rounds fits of the same kind on different rows have the least mean loss. One that ended earlier counts with its last.</summary>
    /// <param name="fits">At least one.</param>
    public static int BestRounds(IReadOnlyList<BoostedStages> fits)
    {
        (int best, double least) = (1, double.PositiveInfinity);
        for (int rounds = 1; rounds <= fits.Max(fit => fit.Losses.Count); rounds++)
        {
            double mean = fits.Average(fit => fit.Losses[Math.Min(rounds, fit.Losses.Count) - 1]);
            (best, least) = mean < least ? (rounds, mean) : (best, least);
        }

        return best;
    }
}
