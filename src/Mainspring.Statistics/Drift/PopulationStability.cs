namespace Mainspring.Statistics.Drift;

/// <summary>The population stability index: Σ (p − q) ln (p / q) over bins. Below 0.1 little has changed, above 0.2 much has, by the custom of credit scoring.</summary>
public static class PopulationStability
{
    /// <summary>An empty bin counts as this share, or as a millionth of the smallest other share of its side when that is no larger.</summary>
    private const double Filling = 0.0001;

    /// <summary>The index; 0 for equal shares, NaN when a sample is empty.</summary>
    /// <param name="first">How many values of one sample each bin holds.</param>
    /// <param name="second">The same bins of the other.</param>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public static double Index(ReadOnlySpan<long> first, ReadOnlySpan<long> second)
    {
        CategoryCounts.RequireSame(first, second);
        double n = CategoryCounts.Sum(first), m = CategoryCounts.Sum(second);
        if (n == 0 || m == 0)
        {
            return double.NaN;
        }

        double fillFirst = FillingOf(first, n), fillSecond = FillingOf(second, m), index = 0;
        for (int i = 0; i < first.Length; i++)
        {
            double p = first[i] == 0 ? fillFirst : first[i] / n, q = second[i] == 0 ? fillSecond : second[i] / m;
            index += first[i] == 0 && second[i] == 0 ? 0 : (p - q) * Math.Log(p / q);
        }

        return index;
    }

    private static double FillingOf(ReadOnlySpan<long> counts, double total)
    {
        double least = 1;
        foreach (long count in counts)
        {
            least = count > 0 ? Math.Min(least, count / total) : least;
        }

        return least <= Filling ? least / 1e6 : Filling;
    }
}
