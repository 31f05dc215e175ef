using Mainspring.Data.Tables;

namespace Mainspring.Learning.Features;

/// <summary>Chooses the encoder of a column.</summary>
internal static class EncoderFitting
{
    public static ColumnEncoder Fit(InputColumn column, ColumnSummary summary, FeaturePlannerOptions options) => column.Type switch
    {
        ColumnType.Category => options.Style == FeatureStyle.Trees ? ForTrees(summary, options.MaxLevels) : ForLinear(summary, options.MaxLevels),
        ColumnType.Timestamp => OfParts(summary, options.Style),
        _ => new NumberEncoder(options.Style == FeatureStyle.Linear ? Standardizer.Of(summary.Cells) : null),
    };

    private static OneHotEncoder ForTrees(ColumnSummary summary, int maxLevels)
    {
        bool[] kept = MostFrequent(summary, maxLevels);
        return WithSlots(summary, kept, reference: OneHotEncoder.None, indicatesMissing: summary.Missing > 0);
    }

    /// <summary>The most frequent level is the reference: it raises no indicator, and missing values count as it when training had none.</summary>
    private static OneHotEncoder ForLinear(ColumnSummary summary, int maxLevels)
    {
        bool[] kept = MostFrequent(summary, maxLevels);
        int reference = Array.IndexOf(summary.LevelCounts, summary.LevelCounts.Max());
        return WithSlots(summary, kept, reference, indicatesMissing: summary.Missing > 0);
    }

    private static OneHotEncoder WithSlots(ColumnSummary summary, bool[] kept, int reference, bool indicatesMissing)
    {
        int[] slots = new int[kept.Length];
        int next = 0;
        for (int level = 0; level < slots.Length; level++)
        {
            slots[level] = kept[level] && level != reference ? next++ : OneHotEncoder.None;
        }

        int other = kept.Contains(false) ? next++ : OneHotEncoder.None;
        int missing = indicatesMissing ? next : OneHotEncoder.None;
        for (int level = 0; level < slots.Length; level++)
        {
            slots[level] = kept[level] ? slots[level] : other;
        }

        return new(slots, other, missing);
    }

    /// <summary>Marks the most frequent levels; among equals the earlier ones.</summary>
    private static bool[] MostFrequent(ColumnSummary summary, int maxLevels)
    {
        bool[] kept = new bool[summary.LevelCounts.Length];
        foreach (int level in Enumerable.Range(0, kept.Length).OrderByDescending(level => summary.LevelCounts[level]).ThenBy(level => level).Take(maxLevels))
        {
            kept[level] = true;
        }

        return kept;
    }

    /// <summary>The parts of a moment that differ between rows; the day count always.</summary>
    private static TimestampEncoder OfParts(ColumnSummary summary, FeatureStyle style)
    {
        var parts = new List<TimestampPart>();
        var standardizers = new List<Standardizer>();
        foreach (TimestampPart part in Enum.GetValues<TimestampPart>())
        {
            double[] values = [.. summary.Cells.Select(cell => TimestampEncoder.ValueOf(part, cell))];
            if (part == TimestampPart.Days || values.Where(value => !double.IsNaN(value)).Distinct().Take(2).Count() == 2)
            {
                parts.Add(part);
                standardizers.Add(Standardizer.Of(values));
            }
        }

        return new([.. parts], style == FeatureStyle.Linear ? [.. standardizers] : null);
    }
}
