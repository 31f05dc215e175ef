namespace Mainspring.Data.Profiles;

/// <summary>Counts of values between edges. Bin i holds edges[i] ≤ value &lt; edges[i + 1]; the last one its upper edge too.</summary>
/// <param name="Edges">Ascending, one more than there are counts.</param>
/// <param name="Counts">How many values each bin holds.</param>
public sealed record Histogram(IReadOnlyList<double> Edges, IReadOnlyList<long> Counts)
{
    private const int MaxBins = 20;

    /// <summary>Bins of equal width from the smallest to the largest value; whole numbers over a small range have a bin each.</summary>
    /// <param name="ascending">The values in ascending order, at least one.</param>
    /// <param name="areWhole">Whether they are whole numbers.</param>
    public static Histogram Of(ReadOnlySpan<double> ascending, bool areWhole)
    {
        double least = ascending[0], most = ascending[^1];
        bool each = areWhole && most - least < MaxBins;
        int bins = each ? (int)(most - least) + 1 : least == most ? 1 : MaxBins;
        double[] edges = new double[bins + 1];
        for (int i = 0; i <= bins; i++)
        {
            edges[i] = each ? least + i : least + ((most - least) * ((double)i / bins));
        }

        edges[bins] = each ? least + bins : most;
        return new(edges, Count(ascending, edges));
    }

    private static long[] Count(ReadOnlySpan<double> ascending, double[] edges)
    {
        long[] counts = new long[edges.Length - 1];
        int bin = 0;
        foreach (double value in ascending)
        {
            while (bin < counts.Length - 1 && value >= edges[bin + 1])
            {
                bin++;
            }

            counts[bin]++;
        }

        return counts;
    }
}
