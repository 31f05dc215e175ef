namespace Mainspring.Learning.Onnx.Export.Expressions;

/// <summary>The functions from numbers to numbers.</summary>
internal sealed class NumberOperators(TermGraph terms)
{
    /// <summary>From here on every double is a whole number.</summary>
    private const double AllWhole = 1e16;

    private readonly OnnxGraph _graph = terms.Graph;

    /// <summary>Whether there are operators for a function.</summary>
    public static bool Has(string function) =>
        function is "min" or "max" or "abs" or "floor" or "ceil" or "sign" or "sqrt" or "exp" or "log" or "log1p" or "log10" or "sin" or "cos" or "pow" or "mod" or "clip";

    /// <summary>A function over its arguments.</summary>
    public string Of(string function, IReadOnlyList<string> arguments) => (function, arguments) switch
    {
        ("min", _) => arguments.Aggregate((x, y) => terms.Known(terms.Finite(_graph.Add("Min", x, y)), x, y)),
        ("max", _) => arguments.Aggregate((x, y) => terms.Known(terms.Finite(_graph.Add("Max", x, y)), x, y)),
        ("abs", [var x]) => terms.Finite(_graph.Add("Abs", x)),
        ("floor", [var x]) => terms.Finite(_graph.Add("Floor", x)),
        ("ceil", [var x]) => terms.Finite(_graph.Add("Ceil", x)),
        ("sign", [var x]) => terms.Known(_graph.Add("Sign", x), x),
        ("sqrt", [var x]) => terms.Finite(_graph.Add("Sqrt", x)),
        ("exp", [var x]) => terms.Finite(_graph.Add("Exp", x)),
        ("log", [var x]) => terms.Finite(_graph.Add("Log", x)),
        ("log1p", [var x]) => Log1p(x),
        ("log10", [var x]) => Log10(x),
        ("sin", [var x]) => terms.Finite(_graph.Add("Sin", x)),
        ("cos", [var x]) => terms.Finite(_graph.Add("Cos", x)),
        ("pow", [var x, var y]) => terms.Known(terms.Finite(_graph.Add("Pow", x, y)), x, y),
        ("mod", [var x, var y]) => terms.Finite(_graph.Add("Sub", x, _graph.Add("Mul", y, _graph.Add("Floor", _graph.Add("Div", x, y))))),
        ("clip", [var x, var low, var high]) => terms.Known(
            _graph.Add("Where", _graph.Add("LessOrEqual", low, high), terms.Finite(_graph.Add("Min", _graph.Add("Max", x, low), high)), terms.Missing), x, low, high),
        _ => throw new OnnxExportException($"{function}() has no operators there"),
    };

    /// <summary>The nearest number with so many decimals, halves away from zero.</summary>
    public string Round(string x, int digits)
    {
        string unit = _graph.Double(Math.Pow(10, digits));
        string size = _graph.Add("Abs", x);
        string scaled = _graph.Add("Mul", size, unit);
        string down = _graph.Add("Floor", scaled);
        string isUp = _graph.Add("GreaterOrEqual", _graph.Add("Sub", scaled, down), _graph.Double(0.5));
        string rounded = _graph.Add("Div", _graph.Add("Add", down, terms.OfTruth(isUp)), unit);
        return terms.Finite(_graph.Add("Where", _graph.Add("Less", size, _graph.Double(AllWhole)), _graph.Add("Mul", _graph.Add("Sign", x), rounded), x));
    }

    /// <summary>How many edges are at or below a number.</summary>
    public string Bucket(string x, double[] edges)
    {
        string below = _graph.Cast(_graph.Add("LessOrEqual", _graph.Doubles(edges, 1, edges.Length), x), OnnxType.Double);
        return terms.Known(_graph.Add("ReduceSum", attributes => attributes.Int("keepdims", 1), below, _graph.Ints([1], 1)), x);
    }

    /// <summary>The first number that is not missing.</summary>
    public string First(IReadOnlyList<string> values) => values.Reverse().Aggregate((later, value) => _graph.Add("Where", _graph.Add("IsNaN", value), later, value));

    // What the sum loses is made good by the quotient, as in our own.
    private string Log1p(string x)
    {
        string one = _graph.Double(1);
        string sum = _graph.Add("Add", x, one);
        string made = _graph.Add("Mul", _graph.Add("Log", sum), _graph.Add("Div", x, _graph.Add("Sub", sum, one)));
        return terms.Finite(_graph.Add("Where", _graph.Add("Equal", sum, one), x, made));
    }

    // The quotient of two logarithms misses powers of ten by a bit, and a bit is a whole number where the result is rounded.
    private string Log10(string x)
    {
        string quotient = _graph.Add("Div", _graph.Add("Log", x), _graph.Double(Math.Log(10)));
        string whole = _graph.Add("Round", quotient);
        string isPower = _graph.Add("Equal", _graph.Add("Pow", _graph.Double(10), whole), x);
        return terms.Finite(_graph.Add("Where", isPower, whole, quotient));
    }
}
