namespace Mainspring.Learning.Onnx.Export.Expressions;

/// <summary>The steps that all functions of numbers share: what is missing stays missing, and what is not finite becomes so.</summary>
internal sealed class TermGraph(OnnxGraph graph)
{
    /// <summary>The graph.</summary>
    public OnnxGraph Graph => graph;

    /// <summary>A missing number.</summary>
    public string Missing => graph.Double(double.NaN);

    /// <summary>The number, or missing where it is not finite.</summary>
    public string Finite(string value) => graph.Add("Where", graph.Add("LessOrEqual", graph.Add("Abs", value), graph.Double(double.MaxValue)), value, Missing);

    /// <summary>A number computed from others that is missing where one of them is.</summary>
    public string Known(string value, params ReadOnlySpan<string> of)
    {
        string missing = graph.Add("IsNaN", of[0]);
        foreach (string other in of[1..])
        {
            missing = graph.Add("Or", missing, graph.Add("IsNaN", other));
        }

        return graph.Add("Where", missing, Missing, value);
    }

    /// <summary>1 where a truth holds, else 0.</summary>
    public string OfTruth(string truth) => graph.Cast(truth, OnnxType.Double);

    /// <summary>Whether a boolean is true; false where it is missing.</summary>
    public string Holds(string boolean) => graph.Add("Equal", boolean, graph.Double(1));

    /// <summary>The sum, difference, product or quotient.</summary>
    public string Arithmetic(string operation, string left, string right) => Finite(graph.Add(operation, left, right));

    /// <summary>How two numbers compare: 1, 0 or missing.</summary>
    public string Compare(string operation, string left, string right) => Known(OfTruth(graph.Add(operation, left, right)), left, right);

    /// <summary>1 where two numbers differ.</summary>
    public string Differ(string left, string right) => Known(OfTruth(graph.Add("Not", graph.Add("Equal", left, right))), left, right);

    /// <summary>The value behind the first condition that is true, else the last; missing where a condition before it is missing.</summary>
    public string Choose(IReadOnlyList<string> conditions, IReadOnlyList<string> values, string missing)
    {
        string chosen = values[^1];
        for (int i = conditions.Count - 1; i >= 0; i--)
        {
            chosen = graph.Add("Where", graph.Add("IsNaN", conditions[i]), missing, graph.Add("Where", Holds(conditions[i]), values[i], chosen));
        }

        return chosen;
    }

    /// <summary><c>and</c> (0 decides) and <c>or</c> (1 decides) by Kleene.</summary>
    public string Logic(string left, string right, bool isOr)
    {
        string decisive = graph.Double(isOr ? 1 : 0);
        string decided = graph.Add("Or", graph.Add("Equal", left, decisive), graph.Add("Equal", right, decisive));
        return graph.Add("Where", decided, decisive, graph.Add(isOr ? "Add" : "Mul", left, right));
    }
}
