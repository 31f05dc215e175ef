namespace Mainspring.Statistics.Metrics;

/// <summary>Chooses the probability from which on a row is called positive.</summary>
public static class Threshold
{
    /// <summary>
    /// The threshold with the highest F1 (the highest threshold among equals). It lies half-way between the lowest score called positive and the next one below, so that neighbours of
    /// either keep their side. Choose it on rows that the model did not learn from, and measure it on others again: on the same rows it flatters.
    /// </summary>
    /// <returns>0.5 when there is no positive row.</returns>
    /// <exception cref="ArgumentException">The lengths differ, a truth is neither 0 nor 1, or a probability is NaN.</exception>
    public static double MaximizingF1(ReadOnlySpan<float> truth, ReadOnlySpan<float> probabilities)
    {
        var ranking = ScoreRanking.Of(truth, probabilities);
        if (ranking.Positives == 0)
        {
            return 0.5;
        }

        int best = 0;
        double bestF1 = -1;
        for (int i = 0; i < ranking.Thresholds.Length; i++)
        {
            double f1 = 2.0 * ranking.TruePositives[i] / (ranking.TruePositives[i] + ranking.FalsePositives[i] + ranking.Positives);
            if (f1 > bestF1)
            {
                (best, bestF1) = (i, f1);
            }
        }

        double at = ranking.Thresholds[best];
        return best + 1 < ranking.Thresholds.Length ? (at + ranking.Thresholds[best + 1]) / 2 : at;
    }
}
