using Mainspring.Learning.Scoring;

namespace Mainspring.Learning.Onnx.Export;

/// <summary>The map of an output: back from a logarithm, or to a calibrated probability.</summary>
internal static class MapGraph
{
    /// <summary>Adds a map.</summary>
    /// <param name="graph">Where to.</param>
    /// <param name="map">The map.</param>
    /// <param name="values">Single precision, [N, 1].</param>
    /// <returns>Single precision, [N, 1].</returns>
    public static string Add(OnnxGraph graph, OutputMap map, string values)
    {
        string from = graph.Cast(values, OnnxType.Double);
        string to = map.Name switch
        {
            "expm1" => Bound(graph, graph.Add("Sub", Power(graph, from), graph.Double(1))),
            "exp" => Bound(graph, Power(graph, from)),
            "platt" => Platt(graph, from, map.X[0], map.Y[0]),
            "isotonic" => Interpolate(graph, from, map.X, map.Y),
            _ => throw new OnnxExportException($"there are no operators for the map '{map.Name}'"),
        };
        return graph.Cast(to, OnnxType.Float);
    }

    private static string Power(OnnxGraph graph, string values) => graph.Add("Exp", graph.Add("Min", values, graph.Double(OutputMap.LargestExponent)));

    private static string Bound(OnnxGraph graph, string values) => graph.Add("Min", values, graph.Double(float.MaxValue));

    private static string Platt(OnnxGraph graph, string values, double slope, double offset)
    {
        string kept = graph.Add("Clip", values, graph.Double(OutputMap.LeastProbability), graph.Double(1 - OutputMap.LeastProbability));
        string odds = graph.Add("Log", graph.Add("Div", kept, graph.Add("Sub", graph.Double(1), kept)));
        return graph.Add("Sigmoid", graph.Add("Add", graph.Add("Mul", odds, graph.Double(slope)), graph.Double(offset)));
    }

    /// <summary>How many points lie at or below a value tells the line it is on.</summary>
    private static string Interpolate(OnnxGraph graph, string values, ReadOnlySpan<double> x, ReadOnlySpan<double> y)
    {
        string points = graph.Doubles(x, 1, x.Length);
        string below = graph.Add("ReduceSum", attributes => attributes.Int("keepdims", 1), graph.Cast(graph.Add("LessOrEqual", points, values), OnnxType.Int64), graph.Ints([1], 1));
        double[] slopes = new double[x.Length + 1];
        double[] starts = new double[x.Length + 1];
        double[] heights = new double[x.Length + 1];
        (starts[0], heights[0]) = (x[0], y[0]);
        for (int i = 0; i < x.Length; i++)
        {
            (starts[i + 1], heights[i + 1]) = (x[i], y[i]);
            slopes[i + 1] = i + 1 < x.Length ? (y[i + 1] - y[i]) / (x[i + 1] - x[i]) : 0;
        }

        string start = graph.Add("Gather", graph.Doubles(starts, starts.Length), below);
        string risen = graph.Add("Mul", graph.Add("Sub", values, start), graph.Add("Gather", graph.Doubles(slopes, slopes.Length), below));
        return graph.Add("Add", graph.Add("Gather", graph.Doubles(heights, heights.Length), below), risen);
    }
}
