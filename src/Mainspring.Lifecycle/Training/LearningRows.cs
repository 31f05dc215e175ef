using System.Globalization;
using Mainspring.Data.Profiles;
using Mainspring.Data.Tables;
using Mainspring.Learning;
using Mainspring.Learning.Features;
using Mainspring.Learning.Training;
using Mainspring.Lifecycle.Datasets.Leaks.Copies;

namespace Mainspring.Lifecycle.Training;

/// <summary>The rows that have a target, divided into those of training and the hold-out, and encoded for any algorithm.</summary>
internal sealed class LearningRows
{
    private readonly TrainingSpec _spec;
    private readonly bool[]? _passes;
    private readonly Lazy<NearCopyGroups?> _nearCopies;

    private LearningRows(TrainingSpec spec, Table table, int[] numbers, float[] target, int skipped)
    {
        (_spec, Table, Numbers, Target, Skipped, _passes) = (spec, table, numbers, target, skipped, Passes(spec, table));
        _nearCopies = new(() => Datasets.Leaks.Copies.NearCopies.Find(table, [spec.Target, .. spec.IdColumns]));
    }

    /// <summary>The rows.</summary>
    public Table Table { get; }

    /// <summary>The number of each row in the data, from 0.</summary>
    public int[] Numbers { get; }

    /// <summary>The target of each row: 0 or 1, a class index, or a number in its own unit.</summary>
    public float[] Target { get; }

    /// <summary>Rows without a target, which were left out.</summary>
    public int Skipped { get; }

    /// <summary>Whether copies stay together where nothing else is said.</summary>
    public bool KeepsCopiesTogether => _spec.GroupNearCopies;

    /// <summary>The originals that rows look like copies of; null where they do not.</summary>
    public NearCopyGroups? NearCopies => _nearCopies.Value;

    /// <summary>One name for rows that are equal, or look like copies of one.</summary>
    public string[] CopyGroups => NearCopies is { } copies
        ? [.. copies.GroupOf.Select(group => group.ToString(CultureInfo.InvariantCulture))]
        : [.. RowHashes.Of(Table.Columns, Table.RowCount).Select(hash => hash.ToString(CultureInfo.InvariantCulture))];

    /// <summary>The classes as whole numbers; all 0 for regression.</summary>
    public int[] Classes => _spec.Task is TaskKind.Regression ? new int[Target.Length] : [.. Target.Select(value => (int)value)];

    /// <exception cref="TrainingRefusedException">There are too few rows, a target cannot be learned, or a filter cannot be computed.</exception>
    public static LearningRows Of(TrainingSpec spec, Table table)
    {
        int[] known = TargetValues.KnownRows(table[spec.Target]);
        Table rows = known.Length == table.RowCount ? table : table.Take(known);
        float[] target = TargetValues.Of(rows[spec.Target], spec);
        if (target.Length < 2)
        {
            throw new TrainingRefusedException($"The data have {target.Length} rows with a value of '{spec.Target}'; training needs at least 2.");
        }

        if (spec.LogTarget is true && Array.FindIndex(target, value => value <= -1) is var low and >= 0)
        {
            throw new TrainingRefusedException($"The target '{spec.Target}' is {target[low]} in row {known[low]}; log1p needs more than -1.");
        }

        return new(spec, rows, known, target, table.RowCount - known.Length);
    }

    /// <summary>Those of some rows that the filters let pass, to learn from.</summary>
    /// <exception cref="TrainingRefusedException">The filters leave fewer than two.</exception>
    public int[] Filter(int[] chosen)
    {
        int[] kept = _passes is null ? chosen : [.. chosen.Where(row => _passes[row])];
        return kept.Length >= 2 || chosen.Length < 2 ? kept : throw new TrainingRefusedException($"The filters leave {kept.Length} of {chosen.Length} rows to learn from; loosen features.filter.");
    }

    /// <summary>Features planned from some rows alone, and those rows as a trainer takes them.</summary>
    /// <exception cref="TrainingRefusedException">No column is left to learn from, or a derived column cannot be computed.</exception>
    public (FeaturePlan Plan, ValidationRows Rows) Plan(FeatureStyle style, int[] chosen)
    {
        try
        {
            float[] target = [.. chosen.Select(row => Target[row])];
            PlannedRows planned = FeaturePlanner.FitRows(Table, chosen, _spec.Target, _spec.ToPlannerOptions(style) with
            {
                Target = new(_spec.LogTarget is true ? Array.ConvertAll(target, value => (float)Math.Log(1 + (double)value)) : target, _spec.Task is TaskKind.MulticlassClassification ? _spec.Classes.Count : 1),
            });
            return (planned.Plan, new(planned.Features, target));
        }
        catch (ArgumentException unusable)
        {
            throw new TrainingRefusedException(unusable.Message);
        }
    }

    /// <summary>Some rows as a trainer takes them, the target in its own unit.</summary>
    public ValidationRows Encode(FeaturePlan plan, int[] chosen) => new(plan.EncodeRows(Table, chosen), [.. chosen.Select(row => Target[row])]);

    /// <summary>What a column says of each row, a missing value as <c>(missing)</c>.</summary>
    public string[] TextsOf(string column)
    {
        Column values = ColumnOf(column);
        return [.. Enumerable.Range(0, values.Length).Select(row => values.Format(row) ?? "(missing)")];
    }

    /// <summary>A column as points on a line: numbers and instants as they are, texts by their order; missing values come first.</summary>
    public double[] TimesOf(string column)
    {
        Column values = ColumnOf(column);
        switch (values)
        {
            case RealColumn or IntegerColumn or TimestampColumn:
                return [.. Enumerable.Range(0, values.Length).Select(row => values.IsMissing(row) ? double.NegativeInfinity : Instant(values, row))];
            default:
                string[] texts = TextsOf(column);
                string[] order = [.. texts.Distinct().Order(StringComparer.Ordinal)];
                return [.. texts.Select((text, row) => values.IsMissing(row) ? double.NegativeInfinity : Array.BinarySearch(order, text, StringComparer.Ordinal))];
        }
    }

    private static bool[]? Passes(TrainingSpec spec, Table table)
    {
        try
        {
            return spec.Filters.Count == 0 ? null : RowFilter.Passes(table, spec.Filters, spec.ToPlannerOptions(FeatureStyle.Trees));
        }
        catch (ArgumentException wrong)
        {
            throw new TrainingRefusedException(wrong.Message);
        }
    }

    private static double Instant(Column values, int row) => values switch
    {
        RealColumn real => real.Values[row],
        IntegerColumn integer => integer.Values[row],
        _ => ((TimestampColumn)values).Values[row],
    };

    private Column ColumnOf(string column) => Table.Schema.IndexOf(column) >= 0
        ? Table[column]
        : throw new TrainingRefusedException($"The data have no column '{column}'.");
}
