namespace Mainspring.Statistics.Drift;

/// <summary>Bins of equal width over two samples at once, as many as Sturges' rule wants for both: ⌈log₂ (n + m) + 1⌉.</summary>
public static class PooledBins
{
    /// <summary>Ascending edges, one more than there are bins; a single bin of width 1 around a single value. Empty without values.</summary>
    /// <param name="first">Ascending, finite.</param>
    /// <param name="second">Ascending, finite.</param>
    public static double[] Edges(ReadOnlySpan<double> first, ReadOnlySpan<double> second)
    {
        if (first.IsEmpty && second.IsEmpty)
        {
            return [];
        }

        double least = first.IsEmpty ? second[0] : second.IsEmpty ? first[0] : Math.Min(first[0], second[0]);
        double most = first.IsEmpty ? second[^1] : second.IsEmpty ? first[^1] : Math.Max(first[^1], second[^1]);
        if (least == most)
        {
            return [least - 0.5, least + 0.5];
        }

        int bins = (int)Math.Ceiling(Math.Log2(first.Length + (double)second.Length) + 1);
        double[] edges = new double[bins + 1];
        for (int i = 0; i < bins; i++)
        {
            edges[i] = least + ((most - least) * i / bins);
        }

        edges[bins] = most;
        return edges;
    }

    /// <summary>How many values each bin holds: its lower edge belongs to it, and to the last one the upper edge too.</summary>
    /// <param name="ascending">Ascending values between the first and the last edge.</param>
    /// <param name="edges">What <see cref="Edges"/> gave.</param>
    public static long[] Count(ReadOnlySpan<double> ascending, ReadOnlySpan<double> edges)
    {
        long[] counts = new long[Math.Max(0, edges.Length - 1)];
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
