using MathNet.Numerics.Distributions;

namespace Mainspring.Statistics.AbTests;

/// <summary>Whether requests went to the variants in the shares that were set. When they did not, something is broken and no comparison can be trusted.</summary>
public static class SampleRatioTest
{
    /// <summary>Below this p-value the shares are called broken: rare enough to look every hour for a year.</summary>
    public const double Alarm = 0.001;

    /// <summary>Pearson's chi-squared test of counts against shares. 1 when nothing was counted.</summary>
    /// <param name="counts">Requests of each variant.</param>
    /// <param name="shares">The share that each should have; they are divided by their total. A variant without a share must have no requests.</param>
    /// <exception cref="ArgumentException">The lists differ in length, or a share is negative, or all are zero.</exception>
    public static double PValue(ReadOnlySpan<long> counts, ReadOnlySpan<double> shares)
    {
        if (counts.Length != shares.Length)
        {
            throw new ArgumentException($"There are {counts.Length} counts and {shares.Length} shares; each variant needs both.", nameof(shares));
        }

        double total = 0, all = 0;
        foreach (double share in shares)
        {
            total += share >= 0 ? share : throw new ArgumentException($"The share {share} is negative.", nameof(shares));
        }

        foreach (long count in counts)
        {
            all += count;
        }

        if (!(total > 0))
        {
            throw new ArgumentException("No variant has a share.", nameof(shares));
        }

        double distance = 0;
        int kinds = 0;
        for (int i = 0; i < counts.Length; i++)
        {
            double expected = all * shares[i] / total;
            if (expected > 0)
            {
                distance += Math.Pow(counts[i] - expected, 2) / expected;
                kinds++;
            }
            else if (counts[i] > 0)
            {
                return shares[i] == 0 ? 0 : 1;
            }
        }

        return kinds < 2 ? 1 : 1 - ChiSquared.CDF(kinds - 1, distance);
    }
}
