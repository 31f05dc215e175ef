using MathNet.Numerics.Distributions;

namespace Mainspring.Statistics.AbTests;

/// <summary>Intervals of shares at a planned end.</summary>
public static class Proportions
{
    /// <summary>The interval of one share (Wilson 1927). The whole range when there is nothing.</summary>
    public static Interval Wilson(long hits, long count, double alpha = 0.05)
    {
        if (count == 0)
        {
            return new(0, 1);
        }

        double z = Normal.InvCDF(0, 1, 1 - (alpha / 2));
        double share = (double)hits / count;
        double grown = 1 + (z * z / count);
        double middle = (share + (z * z / (2 * count))) / grown;
        double half = z / grown * Math.Sqrt((share * (1 - share) / count) + (z * z / (4.0 * count * count)));
        return new(hits == 0 ? 0 : middle - half, hits == count ? 1 : middle + half);
    }

    /// <summary>The interval of the second share minus the first (Newcombe 1998, method 10), good for small counts too.</summary>
    public static Interval Newcombe(long firstHits, long firstCount, long secondHits, long secondCount, double alpha = 0.05)
    {
        Interval first = Wilson(firstHits, firstCount, alpha);
        Interval second = Wilson(secondHits, secondCount, alpha);
        double a = firstCount == 0 ? 0.5 : (double)firstHits / firstCount;
        double b = secondCount == 0 ? 0.5 : (double)secondHits / secondCount;
        return new(
            b - a - Math.Sqrt(Math.Pow(b - second.Lower, 2) + Math.Pow(first.Upper - a, 2)),
            b - a + Math.Sqrt(Math.Pow(second.Upper - b, 2) + Math.Pow(a - first.Lower, 2)));
    }
}
