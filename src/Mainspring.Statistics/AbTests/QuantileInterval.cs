using MathNet.Numerics.Distributions;

namespace Mainspring.Statistics.AbTests;

/// <summary>The interval of a quantile, such as the 99th percentile of latencies, from order statistics: no distribution is assumed (David and Nagaraja, "Order Statistics", 7.1).</summary>
public static class QuantileInterval
{
    /// <summary>The two order statistics between which the quantile lies. An end is infinite when there are too few values to bound it.</summary>
    /// <param name="sorted">The values in rising order.</param>
    /// <param name="quantile">Between 0 and 1, exclusive.</param>
    /// <param name="alpha">How often it may err.</param>
    public static Interval Of(ReadOnlySpan<double> sorted, double quantile, double alpha = 0.05)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(quantile);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(quantile, 1);
        if (sorted.Length == 0)
        {
            return Interval.Unknown;
        }

        int lower = Find(sorted.Length, quantile, alpha / 2);
        int upper = Find(sorted.Length, quantile, 1 - (alpha / 2)) + 1;
        return new(lower < 1 ? double.NegativeInfinity : sorted[lower - 1], upper > sorted.Length ? double.PositiveInfinity : sorted[upper - 1]);
    }

    /// <summary>The greatest rank r with P(fewer than r values lie below the quantile) at most the given probability.</summary>
    private static int Find(int count, double quantile, double probability)
    {
        int low = 0, high = count + 1;
        while (low < high)
        {
            int middle = (low + high + 1) / 2;
            if (Binomial.CDF(quantile, count, middle - 1) <= probability)
            {
                low = middle;
            }
            else
            {
                high = middle - 1;
            }
        }

        return low;
    }
}
