using System.Globalization;
using Mainspring.Data.Expressions.Functions;
using Mainspring.Data.Faults;

namespace Mainspring.Data.Expressions.Syntax;

/// <summary>
/// Reads words into a tree, by precedence: <c>or</c>, <c>and</c>, <c>not</c>, comparisons and <c>in</c>, <c>+ -</c>, <c>* /</c>, the sign. Comparisons do not chain.
/// </summary>
internal sealed class Parser
{
    private const int LongestText = 10_000;
    private const int DeepestTree = 100;

    private static readonly string[] Comparisons = ["==", "=", "!=", "<=", ">=", "<", ">"];

    private readonly List<Token> _tokens;
    private int _next;
    private int _depth;

    private Parser(List<Token> tokens) => _tokens = tokens;

    private Token Current => _tokens[_next];

    /// <exception cref="ExpressionException">The text is no expression.</exception>
    public static ExpressionNode Parse(string text)
    {
        if (text.Length > LongestText)
        {
            throw new ExpressionException(new(LongestText, text.Length - LongestText, $"an expression has at most {LongestText} characters, and this has {text.Length}"));
        }

        var parser = new Parser(new Tokenizer(text).Read());
        ExpressionNode root = parser.Or();
        return parser.Current.Kind == TokenKind.End ? root : throw parser.Unexpected("an operator or the end");
    }

    /// <summary>Whether a word has a meaning of its own, so that a column of that name stands in backticks.</summary>
    public static bool IsReserved(string word) => word.ToLowerInvariant() is "and" or "or" or "not" or "in" or "true" or "false" or "missing";

    private ExpressionNode Or() => LeftToRight(And, token => token.IsWord("or"));

    private ExpressionNode And() => LeftToRight(Not, token => token.IsWord("and"));

    private ExpressionNode Not()
    {
        if (!Current.IsWord("not"))
        {
            return Comparison();
        }

        Token word = Take();
        ExpressionNode operand = Deeper(Not);
        return new UnaryNode("not", operand, word.Position, operand.Position + operand.Length - word.Position);
    }

    private ExpressionNode Comparison()
    {
        ExpressionNode left = Sum();
        if (!IsComparison(Current) && !Current.IsWord("in"))
        {
            return left;
        }

        Token sign = Take();
        if (Current.Is(">") && sign.Is("<"))
        {
            throw new ExpressionException(new(sign.Position, 2, "'<>' has no meaning here", "write !="));
        }

        ExpressionNode compared = Between(sign.IsWord("in") ? "in" : sign.Is("=") ? "==" : sign.Text, left, Sum());
        return IsComparison(Current)
            ? throw new ExpressionException(new(Current.Position, Current.Length, "comparisons do not chain", "write a < b and b < c"))
            : compared;
    }

    private ExpressionNode Sum() => LeftToRight(Product, token => token.Is("+") || token.Is("-"));

    private ExpressionNode Product() => LeftToRight(Signed, token => token.Is("*") || token.Is("/"));

    private ExpressionNode Signed()
    {
        if (!Current.Is("-") && !Current.Is("+"))
        {
            return Primary();
        }

        Token sign = Take();
        ExpressionNode operand = Deeper(Signed);
        int length = operand.Position + operand.Length - sign.Position;
        return (sign.Text, operand) switch
        {
            ("+", _) => operand,
            (_, NumberNode number) => new NumberNode(-number.Value, sign.Position, length),
            _ => new UnaryNode("-", operand, sign.Position, length),
        };
    }

    private ExpressionNode Primary()
    {
        Token token = Current;
        switch (token.Kind)
        {
            case TokenKind.Number:
                return Number(Take());
            case TokenKind.Text:
                return new TextNode(Take().Text, token.Position, token.Length);
            case TokenKind.Column:
                return new ColumnNode(Take().Text, token.Position, token.Length);
            case TokenKind.Word when token.IsWord("true") || token.IsWord("false"):
                return new BooleanNode(Take().IsWord("true"), token.Position, token.Length);
            case TokenKind.Word when token.IsWord("missing"):
                Take();
                return new MissingNode(token.Position, token.Length);
            case TokenKind.Word when !IsReserved(token.Text):
                Take();
                return Current.Is("(") ? Call(token) : new ColumnNode(token.Text, token.Position, token.Length);
            case TokenKind.Symbol when token.Is("("):
                Take();
                ExpressionNode inner = Deeper(Or);
                Expect(")", token);
                return inner;
            case TokenKind.Symbol when token.Is("["):
                return List();
            default:
                throw Unexpected("a value");
        }
    }

    /// <summary>A number, or with <c>%</c> at once behind it hundredths.</summary>
    private NumberNode Number(Token token)
    {
        double value = double.Parse(token.Text, CultureInfo.InvariantCulture);
        bool isPercentage = Current.Is("%") && Current.Position == token.End;
        if (isPercentage)
        {
            Take();
            value /= 100;
        }

        return double.IsFinite(value)
            ? new(value, token.Position, token.Length + (isPercentage ? 1 : 0))
            : throw new ExpressionException(new(token.Position, token.Length, "the number is too large"));
    }

    private CallNode Call(Token name)
    {
        if (FunctionTable.Find(name.Text) is null)
        {
            string? near = Spelling.Nearest(name.Text, FunctionTable.All.Select(function => function.Name));
            throw new ExpressionException(new(name.Position, name.Length, $"there is no function '{name.Text}'", near is null ? null : $"did you mean '{near}'?"));
        }

        (List<ExpressionNode> arguments, int end) = Items("(", ")");
        return new(name.Text, arguments, name.Position, end - name.Position);
    }

    private ListNode List()
    {
        int start = Current.Position;
        (List<ExpressionNode> items, int end) = Items("[", "]");
        return new(items, start, end - start);
    }

    private (List<ExpressionNode> Items, int End) Items(string open, string close)
    {
        Token first = Expect(open, default);
        var items = new List<ExpressionNode>();
        while (!Current.Is(close))
        {
            if (items.Count > 0)
            {
                Expect(",", first);
            }

            items.Add(Deeper(Or));
        }

        return (items, Take().End);
    }

    private ExpressionNode LeftToRight(Func<ExpressionNode> operand, Func<Token, bool> isOperator)
    {
        ExpressionNode left = operand();
        for (int length = 0; isOperator(Current); length++)
        {
            if (length >= 10 * DeepestTree)
            {
                throw TooDeep();
            }

            string sign = Take().Text.ToLowerInvariant();
            left = Between(sign, left, operand());
        }

        return left;
    }

    private static BinaryNode Between(string sign, ExpressionNode left, ExpressionNode right) =>
        new(sign, left, right, left.Position, right.Position + right.Length - left.Position);

    private static bool IsComparison(Token token) => token.Kind == TokenKind.Symbol && Comparisons.Contains(token.Text);

    private ExpressionNode Deeper(Func<ExpressionNode> read)
    {
        if (++_depth > DeepestTree)
        {
            throw TooDeep();
        }

        ExpressionNode node = read();
        _depth--;
        return node;
    }

    private ExpressionException TooDeep() => new(new(Current.Position, Current.Length, "the expression is too deep", "split it into several derived columns"));

    private Token Take() => _tokens[_next++];

    private Token Expect(string symbol, Token opened) => Current.Is(symbol)
        ? Take()
        : throw Unexpected(opened.Length > 0 && symbol != "," ? $"'{symbol}' for the '{opened.Text}' at character {opened.Position + 1}" : opened.Length > 0 ? "',' or the closing bracket" : $"'{symbol}'");

    private ExpressionException Unexpected(string expected)
    {
        string? hint = Current.Is("%") ? "write mod(a, b) for the remainder" : null;
        return new(new(Current.Position, Current.Length, $"{expected} is expected, not {Current}", hint));
    }
}
