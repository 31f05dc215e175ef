namespace Mainspring.Statistics.Drift;

/// <summary>The Jensen-Shannon distance of two distributions over the same bins: the root of the mean divergence from their mixture, in bits, so that it lies between 0 and 1.</summary>
public static class JensenShannon
{
    /// <summary>The distance; 0 for equal shares, 1 for no bin in common, NaN when a sample is empty.</summary>
    /// <param name="first">How many values of one sample each bin holds.</param>
    /// <param name="second">The same bins of the other.</param>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public static double Distance(ReadOnlySpan<long> first, ReadOnlySpan<long> second)
    {
        CategoryCounts.RequireSame(first, second);
        double n = CategoryCounts.Sum(first), m = CategoryCounts.Sum(second);
        if (n == 0 || m == 0)
        {
            return double.NaN;
        }

        double divergence = 0;
        for (int i = 0; i < first.Length; i++)
        {
            double p = first[i] / n, q = second[i] / m, mean = (p + q) / 2;
            divergence += (p > 0 ? p * Math.Log2(p / mean) / 2 : 0) + (q > 0 ? q * Math.Log2(q / mean) / 2 : 0);
        }

        return Math.Sqrt(Math.Clamp(divergence, 0, 1));
    }
}
