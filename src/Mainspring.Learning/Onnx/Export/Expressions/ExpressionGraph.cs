using Mainspring.Data.Expressions;

namespace Mainspring.Learning.Onnx.Export.Expressions;

/// <summary>Derived columns in a graph: expressions over numbers, moments and choices. ONNX has no operators that look into texts, nor time zones.</summary>
internal sealed class ExpressionGraph
{
    private readonly TermGraph _terms;
    private readonly NumberOperators _numbers;
    private readonly MomentOperators _moments;
    private readonly TextOperators _texts;
    private readonly Dictionary<string, GraphTerm> _columns = new(StringComparer.Ordinal);

    /// <param name="graph">Where to.</param>
    /// <param name="missing">Texts that mean missing.</param>
    public ExpressionGraph(OnnxGraph graph, IReadOnlyList<string> missing)
    {
        _terms = new(graph);
        (_numbers, _moments, _texts) = (new(_terms), new(_terms), new(_terms, missing));
    }

    /// <summary>Makes a column known that is no text.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="type">The kind of its values.</param>
    /// <param name="cells">Double precision, [N, 1]; NaN where missing.</param>
    public void Know(string name, ExpressionType type, string cells) => _columns[name] = new(type, cells);

    /// <summary>Makes a column of texts known.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="texts">[N, 1], as they come.</param>
    /// <param name="values">What is a value although it is spelled like a missing one.</param>
    public void KnowTexts(string name, string texts, IReadOnlyList<string> values) => _columns[name] = new(ExpressionType.Text, _texts.Read(texts, values));

    /// <summary>Adds an expression over columns that are known.</summary>
    /// <returns>[N, 1]: numbers, or texts with an empty one where missing.</returns>
    /// <exception cref="OnnxExportException">It needs something that ONNX has no operators for.</exception>
    public string Add(Expression expression) => expression.Columns.Count > 0 ? Of(expression.Root, null).Value : throw new OnnxExportException("it reads no column");

    private GraphTerm Of(ExpressionNode node, ExpressionType? missing) => node switch
    {
        ColumnNode column => _columns.TryGetValue(column.Name, out GraphTerm known) ? known : throw new OnnxExportException($"it reads '{column.Name}', which is not computed there"),
        NumberNode number => Number(_terms.Graph.Double(number.Value)),
        BooleanNode boolean => Boolean(_terms.Graph.Double(boolean.Value ? 1 : 0)),
        TextNode text => new(ExpressionType.Text, _texts.Constant(text.Value)),
        MissingNode => missing is ExpressionType.Text ? new(ExpressionType.Text, _terms.Graph.Texts([TextOperators.Missing])) : new(missing ?? ExpressionType.Number, _terms.Missing),
        UnaryNode { Operator: "not" } unary => Boolean(_terms.Graph.Add("Sub", _terms.Graph.Double(1), ValueOf(unary.Operand, ExpressionType.Boolean))),
        UnaryNode unary => Number(_terms.Finite(_terms.Graph.Add("Neg", ValueOf(unary.Operand, ExpressionType.Number)))),
        BinaryNode binary => Binary(binary),
        CallNode call => Call(call, missing),
        _ => throw new OnnxExportException("a list stands where a value is needed"),
    };

    private GraphTerm Binary(BinaryNode node) => node.Operator switch
    {
        "and" or "or" => Boolean(_terms.Logic(ValueOf(node.Left, ExpressionType.Boolean), ValueOf(node.Right, ExpressionType.Boolean), node.Operator == "or")),
        "in" => Boolean(((ListNode)node.Right).Items.Select(item => Compare("==", node.Left, item)).Aggregate((any, equal) => _terms.Logic(any, equal, isOr: true))),
        "+" => Arithmetic("Add", node),
        "-" => Arithmetic("Sub", node),
        "*" => Arithmetic("Mul", node),
        "/" => Arithmetic("Div", node),
        _ => Boolean(Compare(node.Operator, node.Left, node.Right)),
    };

    private GraphTerm Arithmetic(string operation, BinaryNode node) => Number(_terms.Arithmetic(operation, ValueOf(node.Left, ExpressionType.Number), ValueOf(node.Right, ExpressionType.Number)));

    /// <summary>A text that is written beside a moment is one.</summary>
    private string Compare(string operation, ExpressionNode left, ExpressionNode right)
    {
        GraphTerm? x = left is TextNode ? null : Of(left, null), y = right is TextNode ? null : Of(right, null);
        return (x ?? y)?.Type switch
        {
            ExpressionType.Text => CompareTexts(operation, x, y, ((x is null ? left : right) as TextNode)?.Value),
            null => throw new OnnxExportException("it compares two texts with each other"),
            _ => CompareNumbers(operation, x?.Value ?? Moment(left), y?.Value ?? Moment(right)),
        };
    }

    private string CompareNumbers(string operation, string x, string y) => operation switch
    {
        "==" => _terms.Compare("Equal", x, y),
        "!=" => _terms.Differ(x, y),
        "<" => _terms.Compare("Less", x, y),
        "<=" => _terms.Compare("LessOrEqual", x, y),
        ">" => _terms.Compare("Greater", x, y),
        _ => _terms.Compare("GreaterOrEqual", x, y),
    };

    private string CompareTexts(string operation, GraphTerm? x, GraphTerm? y, string? constant)
    {
        if (constant is null || (x, y) is (not null, not null))
        {
            throw new OnnxExportException("it compares two texts with each other");
        }

        string equal = _texts.Is((x ?? y)!.Value.Value, constant);
        return operation == "!=" ? _terms.Graph.Add("Sub", _terms.Graph.Double(1), equal) : equal;
    }

    private GraphTerm Call(CallNode node, ExpressionType? missing)
    {
        IReadOnlyList<ExpressionNode> arguments = node.Arguments;
        switch (node.Function)
        {
            case "if" or "case":
                return Choice(arguments, missing);
            case "coalesce":
                GraphTerm[] values = Alike(arguments, missing);
                return values[0] with { Value = values[0].Type is ExpressionType.Text ? _texts.First([.. values.Select(value => value.Value)]) : _numbers.First([.. values.Select(value => value.Value)]) };
            case "is_missing":
                GraphTerm asked = Of(arguments[0], null);
                return Boolean(_terms.OfTruth(asked.Type is ExpressionType.Text ? _texts.IsMissing(asked.Value) : _terms.Graph.Add("IsNaN", asked.Value)));
            case "days_between" or "days_since":
                return Number(_moments.Days(ValueOf(arguments[0], ExpressionType.Moment), ValueOf(arguments[1], ExpressionType.Moment)));
            case "round":
                return Number(_numbers.Round(ValueOf(arguments[0], ExpressionType.Number), arguments.Count > 1 ? (int)((NumberNode)arguments[1]).Value : 0));
            case "bucket":
                return Number(_numbers.Bucket(ValueOf(arguments[0], ExpressionType.Number), [.. ((ListNode)arguments[1]).Items.Select(edge => ((NumberNode)edge).Value)]));
            case "number" when Of(arguments[0], null) is { Type: not ExpressionType.Text } value:
                return Number(value.Value);
            default:
                return OfMoment(node) ?? OfNumbers(node) ?? throw new OnnxExportException($"{node.Function}() has no operators there");
        }
    }

    private GraphTerm Choice(IReadOnlyList<ExpressionNode> arguments, ExpressionType? missing)
    {
        int conditions = arguments.Count / 2;
        GraphTerm[] values = Alike([.. Enumerable.Range(0, conditions).Select(i => arguments[(2 * i) + 1]), arguments[^1]], missing);
        string absent = values[0].Type is ExpressionType.Text ? _terms.Graph.Texts([TextOperators.Missing]) : _terms.Missing;
        return values[0] with { Value = _terms.Choose([.. Enumerable.Range(0, conditions).Select(i => ValueOf(arguments[2 * i], ExpressionType.Boolean))], [.. values.Select(value => value.Value)], absent) };
    }

    /// <summary>Parts of one type: the first that is not <c>missing</c> tells it, else the place.</summary>
    private GraphTerm[] Alike(IReadOnlyList<ExpressionNode> nodes, ExpressionType? missing)
    {
        int first = Math.Max(0, nodes.ToList().FindIndex(node => node is not MissingNode));
        GraphTerm told = Of(nodes[first], missing);
        return [.. nodes.Select((node, i) => i == first ? told : Of(node, told.Type))];
    }

    private GraphTerm? OfMoment(CallNode node)
    {
        if (node.Function is not ("year" or "quarter" or "month" or "day" or "day_of_year" or "weekday" or "is_weekend" or "hour" or "minute" or "date"))
        {
            return null;
        }

        if (node.Arguments.Count > 1 && node.Arguments[1] is not TextNode { Value: "UTC" })
        {
            throw new OnnxExportException($"{node.Function}() reads the clock of a time zone");
        }

        string value = _moments.Of(node.Function, ValueOf(node.Arguments[0], ExpressionType.Moment))!;
        return new(node.Function switch { "date" => ExpressionType.Moment, "is_weekend" => ExpressionType.Boolean, _ => ExpressionType.Number }, value);
    }

    private GraphTerm? OfNumbers(CallNode node)
    {
        if (!NumberOperators.Has(node.Function))
        {
            return null;
        }

        return Number(_numbers.Of(node.Function, [.. node.Arguments.Select(argument => ValueOf(argument, ExpressionType.Number))]));
    }

    private string ValueOf(ExpressionNode node, ExpressionType type) => type is ExpressionType.Moment && node is TextNode ? Moment(node) : Of(node, type).Value;

    private string Moment(ExpressionNode text) => _terms.Graph.Double(Expression.Of(new CallNode("moment", [text])).Compile(Array.Empty<ExpressionColumn>()).Number(new()));

    private static GraphTerm Number(string value) => new(ExpressionType.Number, value);

    private static GraphTerm Boolean(string value) => new(ExpressionType.Boolean, value);
}
