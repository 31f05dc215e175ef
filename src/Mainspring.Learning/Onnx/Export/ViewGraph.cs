using Mainspring.Learning.Features;

namespace Mainspring.Learning.Onnx.Export;

/// <summary>The views of a number on which the trees of other tools split.</summary>
internal static class ViewGraph
{
    /// <summary>Adds the views.</summary>
    /// <param name="graph">Where to.</param>
    /// <param name="numbers">Single precision, [N, 1].</param>
    /// <param name="encoder">The views.</param>
    /// <returns>Single precision, [N, views].</returns>
    public static string Add(OnnxGraph graph, string numbers, ViewsEncoder encoder)
    {
        List<string> views = [];
        foreach (NumberView view in encoder.Views)
        {
            views.Add(view.Kind switch
            {
                "plain" => numbers,
                "zero_is_missing" => graph.Add("Where", graph.Add("LessOrEqual", graph.Add("Abs", numbers), graph.Floats([(float)NumberView.Zero])), graph.Floats([float.NaN]), numbers),
                "in" => graph.Add("Where", graph.Add("IsNaN", numbers), graph.Floats([float.NaN]), Holds(graph, graph.Add("Floor", numbers), view)),
                _ => graph.Add("Sub", graph.Floats([1f]), Holds(graph, Cut(graph, numbers), view)),
            });
        }

        return views.Count == 1 ? views[0] : graph.Add("Concat", attributes => attributes.Int("axis", 1), [.. views]);
    }

    /// <summary>1 where a whole number is in the set, else 0.</summary>
    private static string Holds(OnnxGraph graph, string whole, NumberView view)
    {
        string equal = graph.Cast(graph.Add("Equal", whole, graph.Floats([.. view.Set.Select(category => (float)category)], 1, view.Set.Count)), OnnxType.Float);
        return graph.Add("ReduceMax", attributes => attributes.Ints("axes", [1]), equal);
    }

    /// <summary>Without its fraction: numbers above -1 and below 0 are 0.</summary>
    private static string Cut(OnnxGraph graph, string numbers) =>
        graph.Add("Where", graph.Add("Less", numbers, graph.Floats([0f])), graph.Add("Ceil", numbers), graph.Add("Floor", numbers));
}
