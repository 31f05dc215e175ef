using Mainspring.Learning.Features;
using Mainspring.Learning.Models;

namespace Mainspring.Learning.Onnx.Export;

/// <summary>
/// A model as an ONNX graph that computes the same: one input a column, named like it, preprocessing included, and one output for each column that predictions of files have
/// (<c>prediction</c>, <c>probability</c>, <c>probability_&lt;class&gt;</c>). Sums may be made in another order, so numbers agree to rounding.
/// </summary>
public static class OnnxExport
{
    private const int MostNodes = 30_000_000;

    /// <summary>Writes the graph.</summary>
    /// <param name="model">The model.</param>
    /// <exception cref="OnnxExportException">The model does something that ONNX has no operators for.</exception>
    public static byte[] Write(Model model)
    {
        Check(model);
        var graph = new OnnxGraph();
        string features = FeatureGraph.Add(graph, model.Plan, GraphInputs.Of(model.Plan));
        string outputs = PredictorGraph.Add(graph, model.Predictor, features);
        OutcomeGraph.Add(graph, model.Target, outputs);
        return graph.Write(model.Target.Column, new Dictionary<string, string>
        {
            ["mainspring.algorithm"] = model.Algorithm,
            ["mainspring.identity"] = model.Identity,
            ["mainspring.target"] = model.Target.Column,
        });
    }

    /// <summary>The type of the tensor that holds a column: whole numbers where training had none missing, texts for categories, microseconds since 1970 for moments.</summary>
    internal static OnnxType TypeOf(InputColumn column) => column.Type switch
    {
        Data.Tables.ColumnType.Integer when !column.HadMissing => OnnxType.Int64,
        Data.Tables.ColumnType.Boolean when !column.HadMissing => OnnxType.Boolean,
        Data.Tables.ColumnType.Category or Data.Tables.ColumnType.Text => OnnxType.Text,
        Data.Tables.ColumnType.Timestamp => OnnxType.Int64,
        _ => OnnxType.Double,
    };

    private static void Check(Model model)
    {
        HashSet<string> outputs = [.. OutcomeGraph.NamesOf(model.Target)];
        if (model.Plan.Inputs.Cells.FirstOrDefault(column => outputs.Contains(column.Name)) is { } taken)
        {
            throw new OnnxExportException($"the column '{taken.Name}' is called like an output; rename it in the data");
        }

        if (model.Predictor is Trees.TreeEnsemble { NodeCount: > MostNodes } large)
        {
            throw new OnnxExportException($"{large.NodeCount} nodes of trees do not fit into one file of ONNX");
        }
    }
}
