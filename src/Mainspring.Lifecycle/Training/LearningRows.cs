using Mainspring.Data.Tables;
using Mainspring.Learning;
using Mainspring.Learning.Features;
using Mainspring.Learning.Training;

namespace Mainspring.Lifecycle.Training;

/// <summary>The rows that have a target, divided into those of training and the hold-out, and encoded for any algorithm.</summary>
internal sealed class LearningRows
{
    private readonly TrainingSpec _spec;

    private LearningRows(TrainingSpec spec, Table table, int[] numbers, float[] target, int skipped) =>
        (_spec, Table, Numbers, Target, Skipped) = (spec, table, numbers, target, skipped);

    /// <summary>The rows.</summary>
    public Table Table { get; }

    /// <summary>The number of each row in the data, from 0.</summary>
    public int[] Numbers { get; }

    /// <summary>The target of each row: 0 or 1, a class index, or a number in its own unit.</summary>
    public float[] Target { get; }

    /// <summary>Rows without a target, which were left out.</summary>
    public int Skipped { get; }

    /// <summary>The classes as whole numbers; all 0 for regression.</summary>
    public int[] Classes => _spec.Task is TaskKind.Regression ? new int[Target.Length] : [.. Target.Select(value => (int)value)];

    /// <exception cref="TrainingRefusedException">There are too few rows, or a target cannot be learned.</exception>
    public static LearningRows Of(TrainingSpec spec, Table table)
    {
        int[] known = TargetValues.KnownRows(table[spec.Target]);
        Table rows = known.Length == table.RowCount ? table : table.Take(known);
        float[] target = TargetValues.Of(rows[spec.Target], spec);
        if (target.Length < 2)
        {
            throw new TrainingRefusedException($"The data have {target.Length} rows with a value of '{spec.Target}'; training needs at least 2.");
        }

        if (spec.LogTarget && Array.FindIndex(target, value => value <= -1) is var low and >= 0)
        {
            throw new TrainingRefusedException($"The target '{spec.Target}' is {target[low]} in row {known[low]}; log1p needs more than -1.");
        }

        return new(spec, rows, known, target, table.RowCount - known.Length);
    }

    /// <summary>The features of some rows, planned from them alone.</summary>
    /// <exception cref="TrainingRefusedException">No column is left to learn from.</exception>
    public FeaturePlan Plan(FeatureStyle style, int[] chosen)
    {
        try
        {
            return FeaturePlanner.Fit(Table.Take(chosen), _spec.Target, new()
            {
                Style = style,
                Declarations = _spec.Columns,
                NullSpellings = _spec.NullSpellings,
                IdColumns = _spec.IdColumns,
                Excluded = _spec.Excluded,
            });
        }
        catch (ArgumentException unusable)
        {
            throw new TrainingRefusedException(unusable.Message);
        }
    }

    /// <summary>Some rows as a trainer takes them, the target in its own unit.</summary>
    public ValidationRows Encode(FeaturePlan plan, int[] chosen) => new(plan.EncodeTable(Table.Take(chosen)), [.. chosen.Select(row => Target[row])]);

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
