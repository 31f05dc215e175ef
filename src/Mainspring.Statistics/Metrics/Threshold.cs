namespace Mainspring.Statistics.Metrics;

/// <summary>Chooses the probability from which on a row is called positive.</summary>
public static class Threshold
{
    /// <summary>The threshold with the highest F1.</summary>
    /// <inheritdoc cref="Maximizing"/>
    public static double MaximizingF1(ReadOnlySpan<float> truth, ReadOnlySpan<float> probabilities) => Maximizing(truth, probabilities, static counts => counts.F1);

    /// <summary>
    /// The threshold with the highest worth of its calls (the highest threshold among equals). It lies half-way between the lowest score called positive and the next one below, so that
    /// neighbours of either keep their side. Choose it on rows that the model did not learn from, and measure it on others again: on the same rows it flatters.
    /// </summary>
    /// <param name="truth">1 for a positive row, 0 for a negative one.</param>
    /// <param name="probabilities">Of the positive class.</param>
    /// <param name="worth">What the calls at a threshold are worth; NaN where they are out of the question.</param>
    /// <returns>0.5 when there is no positive row, or no threshold is in question.</returns>
    /// <exception cref="ArgumentException">The lengths differ, a truth is neither 0 nor 1, or a probability is NaN.</exception>
    public static double Maximizing(ReadOnlySpan<float> truth, ReadOnlySpan<float> probabilities, Func<CallCounts, double> worth)
    {
        var ranking = ScoreRanking.Of(truth, probabilities);
        if (ranking.Positives == 0)
        {
            return 0.5;
        }

        int best = -1;
        double most = double.NegativeInfinity;
        for (int i = 0; i < ranking.Thresholds.Length; i++)
        {
            double found = worth(new(ranking.TruePositives[i], ranking.FalsePositives[i], ranking.Positives - ranking.TruePositives[i], ranking.Negatives - ranking.FalsePositives[i]));
            if (found > most)
            {
                (best, most) = (i, found);
            }
        }

        if (best < 0)
        {
            return 0.5;
        }

        double at = ranking.Thresholds[best];
        return best + 1 < ranking.Thresholds.Length ? (at + ranking.Thresholds[best + 1]) / 2 : at;
    }
}
