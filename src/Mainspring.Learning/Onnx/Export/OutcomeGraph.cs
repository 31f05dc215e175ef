using System.Globalization;
using Mainspring.Data.Tables;
using Mainspring.Learning.Models;

namespace Mainspring.Learning.Onnx.Export;

/// <summary>From outputs to answers: the class by the threshold or the greatest probability, and the probability of each.</summary>
internal static class OutcomeGraph
{
    private const string Prediction = "prediction";
    private const string Probability = "probability";

    /// <summary>The names of the outputs.</summary>
    public static IEnumerable<string> NamesOf(ModelTarget target) =>
        target.Classes.Count == 0 ? [Prediction] : [Prediction, Probability, .. target.Classes.Select(NameOf)];

    /// <summary>The type of <c>prediction</c>: that of the target's column where every class can be written so, else text.</summary>
    public static OnnxType TypeOf(ModelTarget target) => target.Task == TaskKind.Regression ? OnnxType.Float : target.Type switch
    {
        ColumnType.Integer when target.Classes.All(label => long.TryParse(label, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _)) => OnnxType.Int64,
        ColumnType.Boolean when target.Classes.All(label => label is "true" or "false") => OnnxType.Boolean,
        _ => OnnxType.Text,
    };

    /// <summary>Adds the outputs of the graph.</summary>
    /// <param name="graph">Where to.</param>
    /// <param name="target">What is predicted.</param>
    /// <param name="outputs">Single precision, [N, outputs].</param>
    public static void Add(OnnxGraph graph, ModelTarget target, string outputs)
    {
        if (target.Task == TaskKind.Regression)
        {
            graph.Output(Prediction, OnnxType.Float, List(graph, outputs), 0);
            return;
        }

        bool isBinary = target.Task == TaskKind.BinaryClassification;
        string index = isBinary
            ? graph.Cast(graph.Add("GreaterOrEqual", graph.Cast(outputs, OnnxType.Double), graph.Double(target.Threshold)), OnnxType.Int64)
            : graph.Add("ArgMax", attributes => attributes.Int("axis", 1), outputs);
        graph.Output(Prediction, TypeOf(target), List(graph, graph.Add("Gather", Labels(graph, target), index)), 0);
        string reported = isBinary ? outputs : graph.Add("ReduceMax", attributes => attributes.Ints("axes", [1]), outputs);
        graph.Output(Probability, OnnxType.Float, List(graph, reported), 0);
        for (int i = 0; i < target.Classes.Count; i++)
        {
            string share = !isBinary ? graph.Add("Gather", attributes => attributes.Int("axis", 1), outputs, graph.Ints([i], 1))
                : i == 1 ? outputs
                : graph.Add("Sub", graph.Floats([1f]), outputs);
            graph.Output(NameOf(target.Classes[i]), OnnxType.Float, List(graph, share), 0);
        }
    }

    private static string NameOf(string label) => $"{Probability}_{label}";

    private static string List(OnnxGraph graph, string column) => graph.Add("Reshape", column, graph.Ints([-1], 1));

    private static string Labels(OnnxGraph graph, ModelTarget target) => TypeOf(target) switch
    {
        OnnxType.Int64 => graph.Ints([.. target.Classes.Select(label => long.Parse(label, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture))], target.Classes.Count),
        OnnxType.Boolean => graph.Flags([.. target.Classes.Select(label => label == "true")]),
        _ => graph.Texts(target.Classes),
    };
}
