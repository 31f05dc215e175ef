using Mainspring.Data.Expressions;
using Mainspring.Data.Tables;
using Mainspring.Learning.Features;
using Mainspring.Learning.Onnx.Export.Expressions;

namespace Mainspring.Learning.Onnx.Export;

/// <summary>
/// Where the graph of a plan begins: at the columns of the data as far as its operators can follow, else at what is computed from them. Whoever runs the graph computes that.
/// </summary>
/// <param name="Columns">What the graph is given, in the order of its inputs.</param>
/// <param name="Computed">The names of derived columns that the graph computes.</param>
/// <param name="Given">What must be computed before, by the name of the input, and how.</param>
internal sealed record GraphInputs(IReadOnlyList<InputColumn> Columns, IReadOnlySet<string> Computed, IReadOnlyList<KeyValuePair<string, string>> Given)
{
    /// <summary>The inputs of the graph of a plan.</summary>
    public static GraphInputs Of(FeaturePlan plan)
    {
        InputSchema schema = plan.Inputs;
        HashSet<string> computed = Computable(schema);
        HashSet<string> needed = Needed(plan, computed);
        var columns = new List<InputColumn>();
        var given = new List<KeyValuePair<string, string>>();
        for (int i = 0; i < schema.Cells.Count; i++)
        {
            InputColumn cell = schema.Cells[i];
            if (BucketsOf(plan.Encoders[i]) is { } buckets)
            {
                columns.Add(BucketColumn(cell));
                given.Add(new(columns[^1].Name, $"(fnv1a64({SourceOf(schema, i)}) >> 12) mod {buckets}"));
            }

            if (needed.Contains(cell.Name) && !computed.Contains(cell.Name))
            {
                columns.Add(cell);
                if (i >= schema.Columns.Count)
                {
                    given.Add(new(cell.Name, schema.Derived[i - schema.Columns.Count].Expression.Text));
                }
            }
        }

        return new(columns, computed, given);
    }

    /// <summary>The input that stands for a hashed column: the number of its bucket, missing where the text is.</summary>
    public static InputColumn BucketColumn(InputColumn hashed) => new() { Name = $"{hashed.Name}#", Type = ColumnType.Real, HadMissing = true, Median = 0 };

    /// <summary>The buckets of an encoder that hashes; null for others.</summary>
    public static int? BucketsOf(ColumnEncoder encoder) => encoder switch
    {
        HashingEncoder hashing => hashing.Width,
        ImputingEncoder imputing => BucketsOf(imputing.Inner),
        _ => null,
    };

    private static string SourceOf(InputSchema schema, int cell) =>
        cell < schema.Columns.Count ? Expression.Of(new ColumnNode(schema.Cells[cell].Name)).Text : schema.Derived[cell - schema.Columns.Count].Expression.Text;

    /// <summary>Derived columns that can be computed there, were all columns of the data given.</summary>
    private static HashSet<string> Computable(InputSchema schema)
    {
        var expressions = new ExpressionGraph(new(), FeatureGraph.Missing(schema));
        foreach (InputColumn column in schema.Columns)
        {
            expressions.Know(column.Name, ExpressionColumn.TypeOf(column.Type), column.Name);
        }

        var computed = new HashSet<string>(StringComparer.Ordinal);
        foreach (DerivedColumn derived in schema.Derived)
        {
            try
            {
                _ = expressions.Add(derived.Expression);
                computed.Add(derived.Column.Name);
            }
            catch (OnnxExportException)
            {
                // It is given then.
            }

            expressions.Know(derived.Column.Name, ExpressionColumn.TypeOf(derived.Column.Type), derived.Column.Name);
        }

        return computed;
    }

    /// <summary>The columns that features come from, and those that they are computed from there.</summary>
    private static HashSet<string> Needed(FeaturePlan plan, HashSet<string> computed)
    {
        IReadOnlyList<InputColumn> cells = plan.Inputs.Cells;
        var needed = new HashSet<string>(StringComparer.Ordinal);
        for (int i = cells.Count - 1; i >= 0; i--)
        {
            if (plan.Encoders[i].Width > 0 && BucketsOf(plan.Encoders[i]) is null)
            {
                needed.Add(cells[i].Name);
            }

            if (i >= plan.Inputs.Columns.Count && needed.Contains(cells[i].Name) && computed.Contains(cells[i].Name))
            {
                needed.UnionWith(plan.Inputs.Derived[i - plan.Inputs.Columns.Count].Expression.Columns);
            }
        }

        return needed;
    }
}
