using MathNet.Numerics.Distributions;

namespace Mainspring.Statistics.AbTests;

/// <summary>
/// Compares the areas under the ROC curves of two models that scored the same rows (DeLong, DeLong and Clarke-Pearson 1988), in the time of a sort
/// (Sun and Xu, "Fast implementation of DeLong's algorithm", 2014).
/// </summary>
public static class DeLongTest
{
    /// <summary>The second area minus the first, and the two-sided p-value of no difference at a planned end. NaN when a class is absent.</summary>
    /// <param name="truth">1 for a positive row, 0 for a negative one.</param>
    /// <param name="first">Scores of the first model.</param>
    /// <param name="second">Scores of the second model.</param>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public static (Difference Difference, double PValue) Of(ReadOnlySpan<float> truth, ReadOnlySpan<float> first, ReadOnlySpan<float> second)
    {
        if (truth.Length != first.Length || truth.Length != second.Length)
        {
            throw new ArgumentException($"There are {truth.Length} truths, {first.Length} and {second.Length} scores; each row has all three.", nameof(second));
        }

        (double[] positivesA, double[] negativesA) = Placements(truth, first);
        (double[] positivesB, double[] negativesB) = Placements(truth, second);
        if (positivesA.Length == 0 || negativesA.Length == 0)
        {
            return (new(double.NaN, double.NaN, truth.Length), double.NaN);
        }

        RunningMoments positives = RunningMoments.Of([.. positivesB.Select((value, i) => value - positivesA[i])]);
        RunningMoments negatives = RunningMoments.Of([.. negativesB.Select((value, i) => value - negativesA[i])]);
        var difference = new Difference(positives.Mean, Math.Sqrt((positives.Variance / positives.Count) + (negatives.Variance / negatives.Count)), truth.Length);
        double p = difference.StandardError > 0 ? 2 * (1 - Normal.CDF(0, 1, Math.Abs(difference.Estimate / difference.StandardError))) : difference.Estimate == 0 ? 1 : 0;
        return (difference, p);
    }

    /// <summary>Of each positive the share of negatives below it, of each negative the share of positives above it, ties half; in the order of the rows.</summary>
    private static (double[] Positives, double[] Negatives) Placements(ReadOnlySpan<float> truth, ReadOnlySpan<float> scores)
    {
        float[] labels = truth.ToArray();
        float[] all = scores.ToArray();
        double[] ranks = Ranks(all);
        int positiveCount = labels.Count(label => label == 1);
        int negativeCount = labels.Length - positiveCount;
        double[] positiveRanks = Ranks([.. all.Where((_, i) => labels[i] == 1)]);
        double[] negativeRanks = Ranks([.. all.Where((_, i) => labels[i] != 1)]);
        var (positives, negatives) = (new double[positiveCount], new double[negativeCount]);
        int p = 0, n = 0;
        for (int i = 0; i < labels.Length; i++)
        {
            if (labels[i] == 1)
            {
                positives[p] = (ranks[i] - positiveRanks[p]) / negativeCount;
                p++;
            }
            else
            {
                negatives[n] = 1 - ((ranks[i] - negativeRanks[n]) / positiveCount);
                n++;
            }
        }

        return (positives, negatives);
    }

    /// <summary>Ranks from 1; equal values share the middle of theirs.</summary>
    private static double[] Ranks(float[] values)
    {
        int[] order = [.. Enumerable.Range(0, values.Length)];
        Array.Sort((float[])values.Clone(), order);
        double[] ranks = new double[values.Length];
        for (int start = 0, end; start < order.Length; start = end)
        {
            for (end = start; end < order.Length && values[order[end]] == values[order[start]]; end++)
            {
            }

            for (int i = start; i < end; i++)
            {
                ranks[order[i]] = (start + end + 1) / 2.0;
            }
        }

        return ranks;
    }
}
