using Mainspring.Learning.Blending;
using Mainspring.Learning.Linear;
using Mainspring.Learning.Scoring;
using Mainspring.Learning.Trees;

namespace Mainspring.Learning.Onnx.Export;

/// <summary>The learned part: a matrix of features in, a matrix of outputs out.</summary>
internal static class PredictorGraph
{
    /// <summary>Adds a predictor.</summary>
    /// <returns>Single precision, [N, outputs].</returns>
    /// <exception cref="OnnxExportException">There are no operators for a predictor of this kind.</exception>
    public static string Add(OnnxGraph graph, IPredictor predictor, string features) => predictor switch
    {
        TreeEnsemble trees => TreeGraph.Add(graph, trees, features),
        LinearModel linear => AddLinear(graph, linear, features),
        MappedPredictor mapped => MapGraph.Add(graph, mapped.Map, Add(graph, mapped.Inner, features)),
        BlendPredictor blend => AddBlend(graph, blend, features),
        _ => throw new OnnxExportException($"there are no operators for a {predictor.GetType().Name}"),
    };

    private static string AddBlend(OnnxGraph graph, BlendPredictor blend, string features)
    {
        string[] parts = [.. blend.Members.Select((member, i) => graph.Add("Mul", graph.Cast(Add(graph, member, features), OnnxType.Double), graph.Double(blend.Weights[i])))];
        return graph.Cast(parts.Aggregate((sum, part) => graph.Add("Add", sum, part)), OnnxType.Float);
    }

    private static string AddLinear(OnnxGraph graph, LinearModel model, string features)
    {
        int width = model.FeatureCount;
        int outputs = model.OutputCount;
        double[] weights = new double[width * outputs];
        for (int i = 0; i < weights.Length; i++)
        {
            weights[i] = model.Weights[(i % outputs * width) + (i / outputs)];
        }

        string limited = graph.Add("Clip", graph.Cast(features, OnnxType.Double), graph.Double(float.MinValue), graph.Double(float.MaxValue));
        string centred = graph.Add("Sub", limited, graph.Doubles(model.Centres, width));
        string known = graph.Add("Where", graph.Add("IsNaN", features), graph.Double(0), centred);
        string sums = graph.Add("Add", graph.Add("MatMul", known, graph.Doubles(weights, width, outputs)), graph.Doubles(model.Intercepts, outputs));
        return graph.Cast(
            model.Link switch
            {
                LinkFunction.Logistic => graph.Add("Sigmoid", sums),
                LinkFunction.Softmax => graph.Add("Softmax", attributes => attributes.Int("axis", 1), sums),
                _ => sums,
            },
            OnnxType.Float);
    }
}
