using Mainspring.Data.Expressions.Functions;

namespace Mainspring.Data.Expressions.Evaluation;

/// <summary>A call of a function while it is compiled: gives the function its arguments with their types checked.</summary>
/// <param name="compiler">Compiles arguments.</param>
/// <param name="node">The call.</param>
/// <param name="function">What is called.</param>
/// <param name="missing">The type that <c>missing</c> has as a result.</param>
internal sealed class Call(Compiler compiler, CallNode node, Function function, ExpressionType? missing)
{
    /// <summary>The number of arguments.</summary>
    public int Count => node.Arguments.Count;

    /// <exception cref="ExpressionException">There are too few arguments or too many, or one does not fit.</exception>
    public Operand Build() => Count >= function.Least && Count <= function.Most
        ? function.Build(this)
        : throw ExpressionException.At(node, $"{node.Function} takes {Counts()}, not {Count}", $"write {function.Usage}");

    public NumberTerm Number(int i) => compiler.Number(node.Arguments[i]);

    public NumberTerm Boolean(int i) => compiler.Boolean(node.Arguments[i]);

    public NumberTerm Moment(int i) => compiler.Moment(node.Arguments[i]);

    public TextTerm Text(int i) => compiler.Text(node.Arguments[i]);

    /// <summary>An argument of any type.</summary>
    public Operand Any(int i) => compiler.Compile(node.Arguments[i]);

    /// <summary>All arguments from one on as numbers.</summary>
    public NumberTerm[] Numbers(int from = 0) => [.. Enumerable.Range(from, Count - from).Select(Number)];

    /// <summary>Some arguments of one type: the first that is not <c>missing</c> tells it, else the place of the call.</summary>
    public Operand[] Alike(IReadOnlyList<int> places)
    {
        ExpressionType? type = places.Where(i => node.Arguments[i] is not MissingNode).Select(i => (ExpressionType?)compiler.Compile(node.Arguments[i], missing).Type).FirstOrDefault() ?? missing;
        Operand[] operands = [.. places.Select(i => compiler.Compile(node.Arguments[i], type))];
        int other = Array.FindIndex(operands, operand => operand.Type != operands[0].Type);
        return other < 0
            ? operands
            : throw Wrong(places[other], $"{Compiler.NameOf(operands[0].Type)} is needed here as before, and this is {Compiler.NameOf(operands[other].Type)}");
    }

    /// <summary>A text that must be written as such.</summary>
    public string ConstantText(int i) => node.Arguments[i] is TextNode text ? text.Value : throw Wrong(i, "a text in quotes is needed here");

    /// <summary>A whole number that must be written as such.</summary>
    public int ConstantInteger(int i, int least, int most) => node.Arguments[i] is NumberNode { Value: var value } && value >= least && value <= most && Math.Floor(value) == value
        ? (int)value
        : throw Wrong(i, $"a whole number from {least} to {most} is needed here");

    /// <summary>Numbers in ascending order that must be written as such.</summary>
    public double[] ConstantEdges(int i)
    {
        if (node.Arguments[i] is not ListNode { Items.Count: > 0 } list)
        {
            throw Wrong(i, "a list of edges is needed here", "write [10, 20, 30]");
        }

        double[] edges = [.. list.Items.Select(item => item is NumberNode number ? number.Value : throw ExpressionException.At(item, "an edge is a number"))];
        return Enumerable.Range(1, edges.Length - 1).All(place => edges[place] > edges[place - 1]) ? edges : throw Wrong(i, "edges ascend, each once");
    }

    /// <summary>A fault of an argument.</summary>
    public ExpressionException Wrong(int i, string message, string? hint = null) => ExpressionException.At(node.Arguments[i], message, hint ?? $"write {function.Usage}");

    private string Counts() => (function.Least, function.Most) switch
    {
        (1, 1) => "one argument",
        var (least, most) when least == most => $"{least} arguments",
        (var least, int.MaxValue) => $"at least {least} argument{(least == 1 ? "" : "s")}",
        var (least, most) => $"{least} to {most} arguments",
    };
}
