using Mainspring.Data.Tables;
using Mainspring.Learning.Features;

namespace Mainspring.Learning.Onnx.Export;

/// <summary>The preprocessing: columns in, one matrix of features out.</summary>
internal static class FeatureGraph
{
    private const int LargestTable = 1 << 25;

    /// <summary>What stands for a missing whole number, as numpy turns NaN into one.</summary>
    private const long MissingInteger = long.MinValue;

    private static readonly string[] Blanks = ["", " ", "  ", "   ", "    ", "\t"];

    /// <summary>Adds the inputs and their encoders.</summary>
    /// <returns>Single precision, [N, features].</returns>
    /// <exception cref="OnnxExportException">An encoder cannot be expressed.</exception>
    public static string Add(OnnxGraph graph, FeaturePlan plan)
    {
        InputSchema inputs = plan.Inputs;
        if (inputs.Derived.Count > 0)
        {
            throw new OnnxExportException($"it computes {string.Join(", ", inputs.Derived.Select(derived => $"'{derived.Column.Name}'"))} from columns by expressions");
        }

        List<string> features = [];
        for (int i = 0; i < inputs.Columns.Count; i++)
        {
            InputColumn column = inputs.Columns[i];
            graph.Input(column.Name, OnnxExport.TypeOf(column), inputs.Columns.Count == 1 ? [0, 1] : [0]);
            if (plan.Encoders[i].Width > 0)
            {
                string values = graph.Add("Reshape", column.Name, graph.Ints([-1, 1], 2));
                features.Add(Encode(graph, values, column, plan.Encoders[i], inputs.NullSpellings));
            }
        }

        return features.Count == 1 ? features[0] : graph.Add("Concat", attributes => attributes.Int("axis", 1), [.. features]);
    }

    private static string Encode(OnnxGraph graph, string values, InputColumn column, ColumnEncoder encoder, IReadOnlyList<string> nulls) => (column.Type, encoder) switch
    {
        (_, HashingEncoder) => throw new OnnxExportException($"the texts of '{column.Name}' are hashed"),
        (ColumnType.Category or ColumnType.Text, _) => LookUp(graph, values, column, encoder, nulls),
        (_, ImputingEncoder imputing) => EncodeCells(graph, Impute(graph, Cells(graph, values, column), imputing.Value), column, imputing.Inner),
        _ => EncodeCells(graph, Cells(graph, values, column), column, encoder),
    };

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
    private static string LookUp(OnnxGraph graph, string texts, InputColumn column, ColumnEncoder encoder, IReadOnlyList<string> nulls)
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

        string[] missing = [.. Blanks.Concat(nulls).Distinct(StringComparer.Ordinal).Except(column.Levels, StringComparer.Ordinal)];
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
