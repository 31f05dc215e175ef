namespace Mainspring.Learning.Features;

/// <summary>Fits the encoders of categories.</summary>
internal static class LevelFitting
{
    public static FittedEncoder Fit(FeatureSource source, EncodingChoice choice, double? imputed, FeaturePlannerOptions options)
    {
        bool[] kept = Frequent(source.Summary, choice.RareBelow ?? options.RareBelow);
        return MethodOf(source, choice, options) switch
        {
            EncodingMethod.Ordinal => new(Ordinal(source, choice, kept, options.Style)),
            EncodingMethod.TargetMean => TargetMean(source, choice, kept, imputed, options),
            _ => new(OneHot(source.Summary, MostFrequent(source.Summary, kept, options.MaxLevels), imputed, options.Style)),
        };
    }

    /// <summary>The method in words and why, for people.</summary>
    public static EncodingMethod MethodOf(FeatureSource source, EncodingChoice choice, FeaturePlannerOptions options) => choice.Method switch
    {
        EncodingMethod.Auto => source.Summary.Levels.Count > options.MostIndicators && options.Target is not null ? EncodingMethod.TargetMean : EncodingMethod.OneHot,
        EncodingMethod.TargetMean when options.Target is null => throw new ArgumentException($"The column '{source.Input.Name}' is to be encoded by the mean of the target, and there is no target.", nameof(options)),
        var method => method,
    };

    /// <summary>For linear models the most frequent level is the reference: it raises no indicator, and missing values count as it when training had none.</summary>
    private static OneHotEncoder OneHot(ColumnSummary summary, bool[] kept, double? imputed, FeatureStyle style)
    {
        int reference = style == FeatureStyle.Linear ? Array.IndexOf(summary.LevelCounts, summary.LevelCounts.Max()) : OneHotEncoder.None;
        int[] slots = new int[kept.Length];
        int next = 0;
        for (int level = 0; level < slots.Length; level++)
        {
            slots[level] = kept[level] && level != reference ? next++ : OneHotEncoder.None;
        }

        int other = kept.Contains(false) ? next++ : OneHotEncoder.None;
        int missing = summary.Missing > 0 && imputed is null ? next : OneHotEncoder.None;
        for (int level = 0; level < slots.Length; level++)
        {
            slots[level] = kept[level] ? slots[level] : other;
        }

        return new(slots, other, missing);
    }

    /// <summary>Places from 0 in the declared order, where unknown categories count as missing; else by frequency, where rare and unknown ones come last.</summary>
    private static LevelValuesEncoder Ordinal(FeatureSource source, EncodingChoice choice, bool[] kept, FeatureStyle style)
    {
        IReadOnlyList<string> order = choice.Order.Count > 0 ? choice.Order : source.Input.DeclaredValues;
        int[] byFrequency = [.. ByFrequency(source.Summary).Where(level => kept[level])];
        double[] places = new double[kept.Length];
        for (int level = 0; level < places.Length; level++)
        {
            int place = order.Count > 0 ? order.ToList().IndexOf(source.Input.Levels[level]) : kept[level] ? Array.IndexOf(byFrequency, level) : byFrequency.Length;
            places[level] = place < 0 ? double.NaN : place;
        }

        double unseen = order.Count > 0 ? double.NaN : byFrequency.Length;
        Standardizer? standardizer = style == FeatureStyle.Linear ? Standardizer.Of([.. places.SelectMany((place, level) => Enumerable.Repeat(place, source.Summary.LevelCounts[level]))]) : null;
        return new(EncodingMethod.Ordinal, 1, [.. places.Select(Value)], [Value(unseen)], [Value(double.NaN)]);

        float Value(double place) => standardizer is { } scale ? scale.Apply(place) : (float)place;
    }

    private static FittedEncoder TargetMean(FeatureSource source, EncodingChoice choice, bool[] kept, double? imputed, FeaturePlannerOptions options)
    {
        int levels = kept.Length, rare = levels, missing = levels + 1;
        double[] cells = source.Cells(options);
        int[] groups = [.. cells.Select(cell => double.IsNaN(cell) ? imputed is { } level ? GroupOf((int)level) : missing : GroupOf((int)cell))];
        var means = new TargetMeans(groups, levels + 2, options.Target!, choice.Smoothing, options.Seed);
        float[] unseen = kept.Contains(false) ? means.Of(rare) : means.OfAll();
        float[] values = [.. Enumerable.Range(0, levels).SelectMany(level => means.Of(GroupOf(level)))];
        float[] ofMissing = means.Of(missing);
        float[] crossFitted = means.CrossFitted();
        if (options.Style == FeatureStyle.Linear)
        {
            Scale([values, unseen, ofMissing, crossFitted], crossFitted, options.Target!.Classes);
        }

        return new(new LevelValuesEncoder(EncodingMethod.TargetMean, options.Target!.Classes, values, unseen, ofMissing), crossFitted);

        int GroupOf(int level) => kept[level] ? level : rare;
    }

    private static void Scale(float[][] all, float[] training, int width)
    {
        Standardizer[] scales = [.. Enumerable.Range(0, width).Select(output => Standardizer.Of([.. training.Where((_, i) => i % width == output).Select(value => (double)value)]))];
        foreach (float[] values in all)
        {
            for (int i = 0; i < values.Length; i++)
            {
                values[i] = scales[i % width].Apply(values[i]);
            }
        }
    }

    private static bool[] Frequent(ColumnSummary summary, int rareBelow) => [.. summary.LevelCounts.Select(count => count >= rareBelow)];

    /// <summary>Of the kept levels the most frequent; among equals the earlier ones.</summary>
    private static bool[] MostFrequent(ColumnSummary summary, bool[] kept, int maxLevels)
    {
        bool[] most = new bool[kept.Length];
        foreach (int level in ByFrequency(summary).Where(level => kept[level]).Take(maxLevels))
        {
            most[level] = true;
        }

        return most;
    }

    private static IEnumerable<int> ByFrequency(ColumnSummary summary) =>
        Enumerable.Range(0, summary.LevelCounts.Length).OrderByDescending(level => summary.LevelCounts[level]).ThenBy(level => level);
}
