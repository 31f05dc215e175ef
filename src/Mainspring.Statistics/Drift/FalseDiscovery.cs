namespace Mainspring.Statistics.Drift;

/// <summary>p-values of many tests at once, adjusted so that the expected share of false ones among those below a level is that level (Benjamini and Hochberg 1995).</summary>
public static class FalseDiscovery
{
    /// <summary>The adjusted values in the order given; NaN stays NaN and counts as no test.</summary>
    public static double[] Adjust(IReadOnlyList<double> pValues)
    {
        int[] order = [.. Enumerable.Range(0, pValues.Count).Where(i => !double.IsNaN(pValues[i])).OrderByDescending(i => pValues[i])];
        double[] adjusted = [.. pValues];
        double least = 1;
        for (int i = 0; i < order.Length; i++)
        {
            least = Math.Min(least, pValues[order[i]] * order.Length / (order.Length - i));
            adjusted[order[i]] = least;
        }

        return adjusted;
    }
}
