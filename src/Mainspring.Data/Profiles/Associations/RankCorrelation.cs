namespace Mainspring.Data.Profiles.Associations;

/// <summary>Pearson's correlation, of numbers and of ranks (Spearman 1904).</summary>
internal static class RankCorrelation
{
    /// <summary>Null when fewer than three rows have both values, or one column does not vary in them.</summary>
    public static double? Pearson(double[] x, double[] y)
    {
        double meanX = 0, meanY = 0, xx = 0, yy = 0, xy = 0;
        int count = 0;
        for (int i = 0; i < x.Length; i++)
        {
            if (double.IsNaN(x[i]) || double.IsNaN(y[i]))
            {
                continue;
            }

            // Welford's updates: no digits are lost to large means.
            count++;
            double dx = x[i] - meanX, dy = y[i] - meanY;
            meanX += dx / count;
            meanY += dy / count;
            xx += dx * (x[i] - meanX);
            yy += dy * (y[i] - meanY);
            xy += dx * (y[i] - meanY);
        }

        double spread = Math.Sqrt(xx) * Math.Sqrt(yy);
        return count < 3 || spread == 0 || !double.IsFinite(spread) ? null : Math.Clamp(xy / spread, -1, 1);
    }

    /// <summary>The correlation of ranks over the rows where both have a value.</summary>
    public static double? Spearman(SampledColumn a, SampledColumn b)
    {
        if (!a.HasMissing && !b.HasMissing)
        {
            return Pearson(a.Ranks, b.Ranks);
        }

        int[] both = [.. Enumerable.Range(0, a.Numbers!.Length).Where(i => !double.IsNaN(a.Numbers[i]) && !double.IsNaN(b.Numbers![i]))];
        return Pearson(Ranks([.. both.Select(i => a.Numbers[i])]), Ranks([.. both.Select(i => b.Numbers![i])]));
    }

    /// <summary>Ranks from 1, equal values with the mean of theirs; NaN stays NaN.</summary>
    public static double[] Ranks(double[] values)
    {
        int[] order = [.. Enumerable.Range(0, values.Length)];
        double[] ascending = [.. values];
        Array.Sort(ascending, order);
        double[] ranks = new double[values.Length];
        for (int start = 0, end; start < order.Length; start = end)
        {
            for (end = start + 1; end < order.Length && ascending[end] == ascending[start]; end++)
            {
            }

            double rank = double.IsNaN(ascending[start]) ? double.NaN : (start + end + 1) / 2.0;
            for (int i = start; i < end; i++)
            {
                ranks[order[i]] = rank;
            }
        }

        return ranks;
    }
}
