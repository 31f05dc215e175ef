namespace Mainspring.Data.Profiles.Associations;

/// <summary>How categories go together with categories and with numbers.</summary>
internal static class CategoryAssociation
{
    private const int FewestRows = 3;

    /// <summary>Cramér's V (1946): √(χ² / (n · (min(rows, columns) − 1))), without a correction for small samples. Null when one side does not vary.</summary>
    public static double? CramersV(SampledColumn a, SampledColumn b)
    {
        double[,] counts = new double[a.Levels, b.Levels];
        double[] rows = new double[a.Levels], columns = new double[b.Levels];
        double total = 0;
        for (int i = 0; i < a.Codes!.Length; i++)
        {
            if (a.Codes[i] >= 0 && b.Codes![i] >= 0)
            {
                counts[a.Codes[i], b.Codes[i]]++;
                rows[a.Codes[i]]++;
                columns[b.Codes[i]]++;
                total++;
            }
        }

        int freedom = Math.Min(rows.Count(n => n > 0), columns.Count(n => n > 0)) - 1;
        if (freedom < 1 || total < FewestRows)
        {
            return null;
        }

        // χ² / n = Σ o² / (row · column) − 1.
        double sum = 0;
        for (int i = 0; i < a.Levels; i++)
        {
            for (int j = 0; j < b.Levels; j++)
            {
                sum += counts[i, j] > 0 ? counts[i, j] * counts[i, j] / (rows[i] * columns[j]) : 0;
            }
        }

        return Math.Sqrt(Math.Clamp((sum - 1) / freedom, 0, 1));
    }

    /// <summary>The correlation ratio η: √(variance between the categories / variance of all). Null when the numbers or the categories do not vary.</summary>
    public static double? CorrelationRatio(SampledColumn categories, SampledColumn numbers)
    {
        double[] sums = new double[categories.Levels];
        long[] counts = new long[categories.Levels];
        double mean = 0, squares = 0;
        int count = 0;
        for (int i = 0; i < categories.Codes!.Length; i++)
        {
            double value = numbers.Numbers![i];
            int code = categories.Codes[i];
            if (code >= 0 && !double.IsNaN(value))
            {
                count++;
                double distance = value - mean;
                mean += distance / count;
                squares += distance * (value - mean);
                sums[code] += value;
                counts[code]++;
            }
        }

        if (count < FewestRows || squares <= 0 || !double.IsFinite(squares) || counts.Count(n => n > 0) < 2)
        {
            return null;
        }

        double between = 0;
        for (int code = 0; code < counts.Length; code++)
        {
            between += counts[code] > 0 ? counts[code] * Math.Pow((sums[code] / counts[code]) - mean, 2) : 0;
        }

        return Math.Sqrt(Math.Clamp(between / squares, 0, 1));
    }
}
