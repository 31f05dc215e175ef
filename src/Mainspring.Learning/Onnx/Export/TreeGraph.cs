using Mainspring.Learning.Trees;

namespace Mainspring.Learning.Onnx.Export;

/// <summary>An ensemble as one <c>TreeEnsembleRegressor</c>: less than the threshold is true, a missing value goes where the tree sends it.</summary>
internal static class TreeGraph
{
    public static string Add(OnnxGraph graph, TreeEnsemble ensemble, string features)
    {
        string sums = ensemble.TreeCount == 0 ? Constant(graph, ensemble, features) : Walk(graph, ensemble, features);
        return ensemble.Transform switch
        {
            OutputTransform.Logistic => graph.Add("Sigmoid", sums),
            OutputTransform.Softmax => graph.Add("Softmax", attributes => attributes.Int("axis", 1), sums),
            OutputTransform.Votes => Share(graph, graph.Add("Clip", sums, graph.Floats([0f]), graph.Floats([1f])), ensemble.OutputCount),
            _ => sums,
        };
    }

    private static string Walk(OnnxGraph graph, TreeEnsemble ensemble, string features)
    {
        var nodes = new TreeNodes(ensemble);
        return graph.AddMachineLearning(
            "TreeEnsembleRegressor",
            attributes =>
            {
                attributes.Int("n_targets", ensemble.OutputCount);
                attributes.Text("aggregate_function", "SUM");
                attributes.Text("post_transform", "NONE");
                attributes.Floats("base_values", ensemble.Base.ToArray());
                nodes.Write(attributes);
            },
            features);
    }

    /// <summary>Without trees every row gets the base.</summary>
    private static string Constant(OnnxGraph graph, TreeEnsemble ensemble, string features)
    {
        string rows = graph.Add("Gather", graph.Add("Shape", features), graph.Ints([0], 1));
        string shape = graph.Add("Concat", attributes => attributes.Int("axis", 0), rows, graph.Ints([ensemble.OutputCount], 1));
        return graph.Add("Expand", graph.Floats(ensemble.Base, 1, ensemble.OutputCount), shape);
    }

    private static string Share(OnnxGraph graph, string votes, int classes)
    {
        if (classes == 1)
        {
            return votes;
        }

        string total = graph.Add("ReduceSum", attributes => attributes.Int("keepdims", 1), votes, graph.Ints([1], 1));
        string any = graph.Add("Greater", total, graph.Floats([0f]));
        return graph.Add("Where", any, graph.Add("Div", votes, total), graph.Floats([1f / classes]));
    }
}
