using System.Globalization;
using System.Text;
using Mainspring.Data.Expressions.Functions;
using Mainspring.Data.Faults;
using Mainspring.Data.Reading;

namespace Mainspring.Data.Expressions.Evaluation;

/// <summary>Checks the types of a tree against the columns there are, and turns it into terms.</summary>
internal sealed class Compiler(IReadOnlyList<ExpressionColumn> columns)
{
    /// <summary>The type as messages call it.</summary>
    public static string NameOf(ExpressionType type) => type switch
    {
        ExpressionType.Number => "a number",
        ExpressionType.Boolean => "true or false",
        ExpressionType.Moment => "a moment",
        _ => "a text",
    };

    /// <param name="node">The part.</param>
    /// <param name="missing">The type that <c>missing</c> has in this place; null where it has none.</param>
    /// <exception cref="ExpressionException">A column does not exist, or a type does not fit.</exception>
    public Operand Compile(ExpressionNode node, ExpressionType? missing = null) => node switch
    {
        NumberNode number => Operand.Of(new ConstantNumber(number.Value)),
        TextNode text => Operand.Of(new ConstantText(text.Value)),
        BooleanNode boolean => Operand.OfBoolean(new ConstantNumber(boolean.Value ? 1 : 0)),
        MissingNode => Missing(node, missing),
        ColumnNode column => ColumnOf(column),
        CallNode call => FunctionTable.Find(call.Function) is { } function
            ? new Call(this, call, function, missing).Build()
            : throw ExpressionException.At(call, $"there is no function '{call.Function}'"),
        UnaryNode { Operator: "not" } unary => Operand.OfBoolean(new NumberOf(Boolean(unary.Operand), x => 1 - x)),
        UnaryNode unary => Operand.Of(new NumberOf(Number(unary.Operand), x => -x)),
        BinaryNode binary => Binary(binary),
        _ => throw ExpressionException.At(node, "a list has no meaning here", "lists stand behind in and in bucket(x, [1, 2])"),
    };

    /// <summary>A part that must be a number.</summary>
    public NumberTerm Number(ExpressionNode node) => Require(node, ExpressionType.Number).Number!;

    /// <summary>A part that must be true or false.</summary>
    public NumberTerm Boolean(ExpressionNode node) => Require(node, ExpressionType.Boolean).Number!;

    /// <summary>A part that must be a moment; a text constant that spells one is one.</summary>
    public NumberTerm Moment(ExpressionNode node) => node is TextNode text ? MomentOf(text) : Require(node, ExpressionType.Moment).Number!;

    /// <summary>A part that must be a text.</summary>
    public TextTerm Text(ExpressionNode node) => Require(node, ExpressionType.Text).Text!;

    private Operand Require(ExpressionNode node, ExpressionType type)
    {
        Operand operand = Compile(node, type);
        return operand.Type == type ? operand : throw ExpressionException.At(node, $"{NameOf(type)} is needed here, and this is {NameOf(operand.Type)}", Conversion(operand.Type, type));
    }

    private static string? Conversion(ExpressionType from, ExpressionType to) => (from, to) switch
    {
        (ExpressionType.Text, ExpressionType.Number) => "number(x) reads a text that is one number, first_number(x) the first in a text",
        (ExpressionType.Boolean, ExpressionType.Number) => "number(x) gives 1 or 0",
        (ExpressionType.Text, ExpressionType.Moment) => "moment(x) reads a text",
        (ExpressionType.Number or ExpressionType.Boolean, ExpressionType.Text) => "text(x) gives the text of a number",
        (ExpressionType.Number, ExpressionType.Boolean) => "compare it: x > 0",
        (ExpressionType.Text, ExpressionType.Boolean) => "compare it: x == \"yes\"",
        (ExpressionType.Moment, ExpressionType.Number) => "days_between(a, b), year(x) and so on give numbers",
        _ => null,
    };

    private static Operand Missing(ExpressionNode node, ExpressionType? type) => type switch
    {
        null => throw ExpressionException.At(node, "missing has no type here", "is_missing(x) asks whether a value is missing"),
        ExpressionType.Text => Operand.Of(new ConstantText(null)),
        { } known => new(known, new ConstantNumber(double.NaN), null),
    };

    private Operand ColumnOf(ColumnNode node)
    {
        for (int slot = 0; slot < columns.Count; slot++)
        {
            if (columns[slot].Name == node.Name)
            {
                return columns[slot].Type == ExpressionType.Text ? Operand.Of(new ColumnText(slot)) : new(columns[slot].Type, new ColumnNumber(slot), null);
            }
        }

        string? near = Spelling.Nearest(node.Name, columns.Select(column => column.Name));
        throw ExpressionException.At(node, $"there is no column '{node.Name}'", near is null ? $"there are {string.Join(", ", columns.Take(30).Select(column => column.Name))}" : $"did you mean '{near}'?");
    }

    private Operand Binary(BinaryNode node)
    {
        switch (node.Operator)
        {
            case "and" or "or":
                return Operand.OfBoolean(new Logic(Boolean(node.Left), Boolean(node.Right), node.Operator == "or" ? 1 : 0));
            case "in":
                return OneOf(node);
            case "+" or "-" or "*" or "/":
                return Arithmetic(node);
            default:
                return Comparison(node);
        }
    }

    private Operand Arithmetic(BinaryNode node)
    {
        if (node.Operator == "-" && Compile(node.Left, ExpressionType.Number).Type == ExpressionType.Moment)
        {
            throw ExpressionException.At(node, "moments are not subtracted", "write days_between(earlier, later)");
        }

        if (node.Operator == "+" && Compile(node.Left, ExpressionType.Number).Type == ExpressionType.Text)
        {
            throw ExpressionException.At(node, "texts are not added", "write concat(a, b)");
        }

        NumberTerm left = Number(node.Left), right = Number(node.Right);
        return Operand.Of(new NumberOfTwo(left, right, node.Operator switch
        {
            "+" => (x, y) => x + y,
            "-" => (x, y) => x - y,
            "*" => (x, y) => x * y,
            _ => (x, y) => x / y,
        }));
    }

    private Operand Comparison(BinaryNode node)
    {
        (Operand left, Operand right) = Alike(node.Left, node.Right);
        if (left.Type == ExpressionType.Text)
        {
            return Operand.OfBoolean(new NumberOfTexts(left.Text!, right.Text!, node.Operator switch
            {
                "==" => (x, y) => x.SequenceEqual(y) ? 1 : 0,
                "!=" => (x, y) => x.SequenceEqual(y) ? 0 : 1,
                _ => throw ExpressionException.At(node, "texts have no order", "compare them with == or !=, or make numbers of them"),
            }));
        }

        if (left.Type == ExpressionType.Boolean && node.Operator is not ("==" or "!="))
        {
            throw ExpressionException.At(node, "true and false have no order", "write the condition itself, or not");
        }

        return Operand.OfBoolean(new NumberOfTwo(left.Number!, right.Number!, node.Operator switch
        {
            "==" => (x, y) => x == y ? 1 : 0,
            "!=" => (x, y) => x != y ? 1 : 0,
            "<" => (x, y) => x < y ? 1 : 0,
            "<=" => (x, y) => x <= y ? 1 : 0,
            ">" => (x, y) => x > y ? 1 : 0,
            _ => (x, y) => x >= y ? 1 : 0,
        }));
    }

    /// <summary>Two parts of one type. A text constant beside a moment is one; <c>missing</c> is as the other.</summary>
    private (Operand Left, Operand Right) Alike(ExpressionNode left, ExpressionNode right)
    {
        if (left is MissingNode || right is MissingNode)
        {
            throw ExpressionException.At(left is MissingNode ? left : right, "nothing is equal to missing", "write is_missing(x) or not is_missing(x)");
        }

        Operand first = Compile(left), second = Compile(right);
        return (first.Type, second.Type) switch
        {
            var (one, other) when one == other => (first, second),
            (ExpressionType.Moment, ExpressionType.Text) when right is TextNode text => (first, Operand.OfMoment(MomentOf(text))),
            (ExpressionType.Text, ExpressionType.Moment) when left is TextNode text => (Operand.OfMoment(MomentOf(text)), second),
            _ => throw ExpressionException.At(right, $"{NameOf(first.Type)} cannot be compared with {NameOf(second.Type)}", Conversion(first.Type, second.Type) ?? Conversion(second.Type, first.Type)),
        };
    }

    private Operand OneOf(BinaryNode node)
    {
        if (node.Right is not ListNode { Items.Count: > 0 } list)
        {
            throw ExpressionException.At(node.Right, "behind in a list is needed", "write x in [\"a\", \"b\"]");
        }

        NumberTerm? any = null;
        foreach (ExpressionNode item in list.Items)
        {
            NumberTerm equal = Comparison(new("==", node.Left, item, node.Position, node.Length)).Number!;
            any = any is null ? equal : new Logic(any, equal, decisive: 1);
        }

        return Operand.OfBoolean(any!);
    }

    private static ConstantNumber MomentOf(TextNode node) => FieldValue.TryTimestamp(Encoding.UTF8.GetBytes(node.Value), out long microseconds)
        ? new(microseconds)
        : throw ExpressionException.At(node, string.Create(CultureInfo.InvariantCulture, $"\"{node.Value}\" is no moment"), "write it as \"2026-03-01\" or \"2026-03-01T12:30:00Z\"");
}
