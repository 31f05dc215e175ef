namespace Mainspring.Statistics.Drift;

/// <summary>The first Wasserstein distance of two samples: how far, on average, values must move to turn one into the other; ∫ |F − G|.</summary>
public static class Wasserstein
{
    /// <summary>The distance in the unit of the values; NaN when a sample is empty.</summary>
    /// <param name="first">Ascending, without NaN.</param>
    /// <param name="second">Ascending, without NaN.</param>
    public static double Distance(ReadOnlySpan<double> first, ReadOnlySpan<double> second)
    {
        if (first.IsEmpty || second.IsEmpty)
        {
            return double.NaN;
        }

        double area = 0, last = Math.Min(first[0], second[0]);
        for (int i = 0, j = 0; i < first.Length || j < second.Length;)
        {
            double value = j >= second.Length || (i < first.Length && first[i] <= second[j]) ? first[i] : second[j];
            area += Math.Abs(((double)i / first.Length) - ((double)j / second.Length)) * (value - last);
            last = value;
            while (i < first.Length && first[i] <= value)
            {
                i++;
            }

            while (j < second.Length && second[j] <= value)
            {
                j++;
            }
        }

        return area;
    }
}
