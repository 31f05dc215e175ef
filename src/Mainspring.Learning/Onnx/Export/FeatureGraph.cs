using Mainspring.Data.Expressions;
using Mainspring.Data.Tables;
using Mainspring.Learning.Features;
using Mainspring.Learning.Onnx.Export.Expressions;

namespace Mainspring.Learning.Onnx.Export;

/// <summary>The preprocessing: columns in, one matrix of features out.</summary>
internal static class FeatureGraph
{
    private const int LargestTable = 1 << 25;

    /// <summary>What stands for a missing whole number, as numpy turns NaN into one.</summary>
    private const long MissingInteger = long.MinValue;

    private static readonly string[] Blanks = ["", " ", "  ", "   ", "    ", "\t"];

    /// <summary>Adds the inputs, what is computed from them, and the encoders.</summary>
    /// <returns>Single precision, [N, features].</returns>
    /// <exception cref="OnnxExportException">An encoder cannot be expressed.</exception>
    public static string Add(OnnxGraph graph, FeaturePlan plan, GraphInputs inputs)
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        var expressions = new ExpressionGraph(graph, Missing(plan.Inputs));
        foreach (InputColumn column in inputs.Columns)
        {
            graph.Input(column.Name, OnnxExport.TypeOf(column), inputs.Columns.Count == 1 ? [0, 1] : [0]);
            values[column.Name] = graph.Add("Reshape", column.Name, graph.Ints([-1, 1], 2));
        }

        HashSet<string> read = [.. plan.Inputs.Derived.Where(derived => inputs.Computed.Contains(derived.Column.Name)).SelectMany(derived => derived.Expression.Columns)];
        List<string> features = [];
        for (int i = 0; i < plan.Inputs.Cells.Count; i++)
        {
            InputColumn cell = plan.Inputs.Cells[i];
            bool isComputed = i >= plan.Inputs.Columns.Count && inputs.Computed.Contains(cell.Name);
            string? value = isComputed ? Computed(expressions, plan.Inputs.Derived[i - plan.Inputs.Columns.Count], values) : values.GetValueOrDefault(cell.Name);
            if (value is not null && read.Contains(cell.Name))
            {
                Know(graph, expressions, cell, value, isComputed);
            }

            if (GraphInputs.BucketsOf(plan.Encoders[i]) is { } buckets)
            {
                features.Add(Indicators(graph, values[GraphInputs.BucketColumn(cell).Name], buckets));
            }
            else if (plan.Encoders[i].Width > 0)
            {
                features.Add(Encode(graph, value!, cell, plan.Encoders[i], plan.Inputs, isComputed));
            }
        }

        return features.Count == 1 ? features[0] : graph.Add("Concat", attributes => attributes.Int("axis", 1), [.. features]);
    }

    /// <summary>The texts that mean missing.</summary>
    public static IReadOnlyList<string> Missing(InputSchema inputs) => [.. Blanks.Concat(inputs.NullSpellings).Distinct(StringComparer.Ordinal)];

    /// <summary>A derived column; null where nothing that is given needs it.</summary>
    private static string? Computed(ExpressionGraph expressions, DerivedColumn derived, Dictionary<string, string> values)
    {
        if (!derived.Expression.Columns.All(values.ContainsKey))
        {
            return null;
        }

        return values[derived.Column.Name] = expressions.Add(derived.Expression);
    }

    private static void Know(OnnxGraph graph, ExpressionGraph expressions, InputColumn column, string value, bool isComputed)
    {
        ExpressionType type = ExpressionColumn.TypeOf(column.Type);
        if (type is ExpressionType.Text)
        {
            expressions.KnowTexts(column.Name, value, column.Levels);
        }
        else
        {
            expressions.Know(column.Name, type, isComputed ? value : Cells(graph, value, column));
        }
    }

    private static string Encode(OnnxGraph graph, string values, InputColumn column, ColumnEncoder encoder, InputSchema inputs, bool isComputed) => (column.Type, encoder) switch
    {
        (ColumnType.Category or ColumnType.Text, _) => LookUp(graph, values, column, encoder, Missing(inputs)),
        (_, ImputingEncoder imputing) => EncodeCells(graph, Impute(graph, isComputed ? values : Cells(graph, values, column), imputing.Value), column, imputing.Inner),
        _ => EncodeCells(graph, isComputed ? values : Cells(graph, values, column), column, encoder),
    };

    /// <summary>1 in the place of the bucket; none where it is missing.</summary>
    private static string Indicators(OnnxGraph graph, string bucket, int buckets) =>
        graph.Cast(graph.Add("Equal", bucket, graph.Doubles([.. Enumerable.Range(0, buckets).Select(i => (double)i)], 1, buckets)), OnnxType.Float);

    private static string EncodeCells(OnnxGraph graph, string cells, InputColumn column, ColumnEncoder encoder) => encoder switch
    {
        NumberEncoder { Standardizer: { } standardizer } => Standardize(graph, cells, standardizer),
        NumberEncoder => Saturate(graph, cells),
        ViewsEncoder several => ViewGraph.Add(graph, Saturate(graph, cells), several),
        TimestampEncoder timestamp => Calendar(graph, cells, timestamp),
        _ => throw new OnnxExportException($"the features of '{column.Name}' are made by an encoder that has no operators there"),
    };

    private static string Impute(OnnxGraph graph, string cells, double value) => graph.Add("Where", graph.Add("IsNaN", cells), graph.Double(value), cells);

    /// <summary>A category has finitely many cells, so whatever encodes it is a table: the levels in their order, then the unseen, then the missing value.</summary>
    private static string LookUp(OnnxGraph graph, string texts, InputColumn column, ColumnEncoder encoder, IReadOnlyList<string> empty)
    {
        int levels = column.Levels.Count;
        if ((long)(levels + 2) * encoder.Width > LargestTable)
        {
            throw new OnnxExportException($"the {levels} categories of '{column.Name}' need a table of {encoder.Width} features each, which is too large");
        }

        float[] table = new float[(levels + 2) * encoder.Width];
        for (int row = 0; row < levels + 2; row++)
        {
            encoder.Encode(row < levels ? row : row == levels ? Cell.Unseen : Cell.Missing, table.AsSpan(row * encoder.Width, encoder.Width));
        }

        string[] missing = [.. empty.Except(column.Levels, StringComparer.Ordinal)];
        string indices = graph.AddMachineLearning(
            "LabelEncoder",
            attributes =>
            {
                attributes.Texts("keys_strings", [.. column.Levels, .. missing]);
                attributes.Ints("values_int64s", [.. Enumerable.Range(0, levels).Select(level => (long)level), .. missing.Select(_ => levels + 1L)]);
                attributes.Int("default_int64", levels);
            },
            texts);
        string rows = graph.Add("Gather", graph.Floats(table, levels + 2, encoder.Width), indices);
        return graph.Add("Reshape", rows, graph.Ints([-1, encoder.Width], 2));
    }

    /// <summary>The cells of a column as double-precision numbers, NaN where one is missing.</summary>
    private static string Cells(OnnxGraph graph, string values, InputColumn column) => OnnxExport.TypeOf(column) switch
    {
        OnnxType.Double => values,
        OnnxType.Int64 => graph.Add("Where", graph.Add("Equal", values, graph.Int(MissingInteger)), graph.Double(double.NaN), graph.Cast(values, OnnxType.Double)),
        _ => graph.Cast(values, OnnxType.Double),
    };

    private static string Saturate(OnnxGraph graph, string cells) =>
        graph.Cast(Clip(graph, cells, float.MaxValue, whenMissing: double.NaN), OnnxType.Float);

    private static string Standardize(OnnxGraph graph, string cells, Standardizer standardizer)
    {
        string scaled = graph.Add("Mul", graph.Add("Sub", cells, graph.Double(standardizer.Mean)), graph.Double(standardizer.Scale));
        return graph.Cast(Clip(graph, scaled, Standardizer.Limit, whenMissing: 0), OnnxType.Float);
    }

    private static string Clip(OnnxGraph graph, string values, double limit, double whenMissing) =>
        graph.Add("Where", graph.Add("IsNaN", values), graph.Double(whenMissing), graph.Add("Clip", values, graph.Double(-limit), graph.Double(limit)));

    private static string Calendar(OnnxGraph graph, string cells, TimestampEncoder encoder)
    {
        var calendar = new CalendarGraph(graph, cells);
        List<string> parts = [];
        for (int i = 0; i < encoder.Parts.Length; i++)
        {
            string part = calendar.PartOf(encoder.Parts[i]);
            parts.Add(encoder.Standardizers.IsEmpty ? Saturate(graph, part) : Standardize(graph, part, encoder.Standardizers[i]));
        }

        return parts.Count == 1 ? parts[0] : graph.Add("Concat", attributes => attributes.Int("axis", 1), [.. parts]);
    }
}
