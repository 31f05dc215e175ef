namespace Mainspring.Statistics.Resampling;

/// <summary>Percentile intervals from rows drawn with replacement (Efron and Tibshirani, "An Introduction to the Bootstrap", 1993).</summary>
public static class Bootstrap
{
    private const double Level = 0.95;

    /// <summary>How often rows are drawn where nothing else is said: 1,000 times, less often from so many rows that it would take long and tell no more.</summary>
    public static int DrawsFor(int rows) => Math.Clamp(20_000_000 / Math.Max(rows, 1), 100, 1000);

    /// <summary>95 % intervals of all metrics.</summary>
    /// <param name="sample">The rows, at least one.</param>
    /// <param name="draws">How often rows are drawn.</param>
    /// <param name="seed">The same seed draws the same rows.</param>
    /// <returns>By the names of metrics; without those that the rows do not tell.</returns>
    public static IReadOnlyDictionary<string, MetricInterval> Intervals(MetricSample sample, int draws, int seed) =>
        Run(sample.Names, sample.Rows, draws, seed, sample.Measure);

    /// <summary>95 % intervals of the differences of all metrics between two models on the same rows, drawn together, so that what is hard for both cancels out.</summary>
    /// <param name="first">The rows with the predictions of one model.</param>
    /// <param name="second">The same rows with those of the other, which are subtracted.</param>
    /// <param name="draws">How often rows are drawn.</param>
    /// <param name="seed">The same seed draws the same rows.</param>
    /// <exception cref="ArgumentException">The numbers of rows or the metrics differ.</exception>
    public static IReadOnlyDictionary<string, MetricInterval> Differences(MetricSample first, MetricSample second, int draws, int seed)
    {
        if (first.Rows != second.Rows || !first.Names.SequenceEqual(second.Names))
        {
            throw new ArgumentException($"The samples have {first.Rows} and {second.Rows} rows; pairs need the same rows and metrics.", nameof(second));
        }

        return Run(first.Names, first.Rows, draws, seed, (counts, values) =>
        {
            double[] other = new double[values.Length];
            first.Measure(counts, values);
            second.Measure(counts, other);
            for (int i = 0; i < other.Length; i++)
            {
                values[i] -= other[i];
            }
        });
    }

    private static Dictionary<string, MetricInterval> Run(IReadOnlyList<string> names, int rows, int draws, int seed, Measurement measure)
    {
        int[] counts = new int[rows];
        double[] values = new double[names.Count];
        Array.Fill(counts, 1);
        measure(counts, values);
        double[] own = [.. values];
        double[][] measured = new double[draws][];
        _ = Parallel.For(0, draws, () => new int[rows], (draw, _, drawnCounts) =>
        {
            Draw(drawnCounts, unchecked((seed * 1_000_003) + draw));
            measure(drawnCounts, measured[draw] = new double[names.Count]);
            return drawnCounts;
        }, _ => { });
        List<double>[] drawn = [.. names.Select((_, i) => measured.Select(draw => draw[i]).Where(value => !double.IsNaN(value)).ToList())];
        return Enumerable.Range(0, names.Count)
            .Where(i => !double.IsNaN(own[i]) && drawn[i].Count > 0)
            .ToDictionary(i => names[i], i => new MetricInterval(own[i], Quantile(drawn[i], (1 - Level) / 2), Quantile(drawn[i], (1 + Level) / 2)));
    }

    /// <summary>How often each row is drawn. Every draw has a seed of its own, so that the number of threads changes nothing.</summary>
    private static void Draw(int[] counts, int seed)
    {
        var random = new Random(seed);
        Array.Clear(counts);
        for (int i = 0; i < counts.Length; i++)
        {
            counts[random.Next(counts.Length)]++;
        }
    }

    // Between the two nearest values, as numpy.quantile does it.
    private static double Quantile(List<double> values, double share)
    {
        values.Sort();
        double at = share * (values.Count - 1);
        int below = (int)at;
        return below + 1 < values.Count ? values[below] + ((at - below) * (values[below + 1] - values[below])) : values[below];
    }

    private delegate void Measurement(ReadOnlySpan<int> counts, Span<double> values);
}
