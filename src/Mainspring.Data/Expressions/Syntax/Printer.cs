using System.Globalization;

namespace Mainspring.Data.Expressions.Syntax;

/// <summary>Writes a tree as its canonical text, with no more brackets than it needs.</summary>
internal static class Printer
{
    private const int Loosest = 0;
    private const int OfNot = 3;
    private const int OfComparison = 4;
    private const int OfSum = 5;
    private const int OfProduct = 6;
    private const int OfSign = 7;

    /// <summary>The text.</summary>
    public static string Print(ExpressionNode node) => Print(node, Loosest);

    private static string Print(ExpressionNode node, int around) => node switch
    {
        NumberNode number => number.Value.ToString("R", CultureInfo.InvariantCulture),
        TextNode text => $"\"{text.Value.Replace("\"", "\"\"", StringComparison.Ordinal)}\"",
        BooleanNode boolean => boolean.Value ? "true" : "false",
        MissingNode => "missing",
        ColumnNode column => NameOf(column.Name),
        ListNode list => $"[{Items(list.Items)}]",
        CallNode call => $"{call.Function}({Items(call.Arguments)})",
        UnaryNode { Operator: "not" } unary => Bracketed($"not {Print(unary.Operand, OfNot)}", OfNot, around),
        UnaryNode unary => Bracketed($"-{Print(unary.Operand, OfSign)}", OfSign, around),
        BinaryNode binary => Binary(binary, around),
        _ => throw new NotSupportedException($"There is no text for {node.GetType().Name}."),
    };

    private static string Binary(BinaryNode node, int around)
    {
        int own = node.Operator switch { "or" => 1, "and" => 2, "+" or "-" => OfSum, "*" or "/" => OfProduct, _ => OfComparison };

        // Operators of one rank go from left to right; comparisons do not chain at all.
        int left = own == OfComparison ? own + 1 : own;
        return Bracketed($"{Print(node.Left, left)} {node.Operator} {Print(node.Right, own + 1)}", own, around);
    }

    private static string Bracketed(string text, int own, int around) => own < around ? $"({text})" : text;

    private static string Items(IReadOnlyList<ExpressionNode> items) => string.Join(", ", items.Select(item => Print(item, Loosest)));

    private static string NameOf(string column) => Tokenizer.IsPlainWord(column) && !Parser.IsReserved(column) ? column : $"`{column.Replace("`", "``", StringComparison.Ordinal)}`";
}
