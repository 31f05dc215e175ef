using System.Globalization;
using System.Text.RegularExpressions;
using Mainspring.Data.Expressions;
using Mainspring.Data.Faults;
using Mainspring.Data.Tables;

namespace Mainspring.Lifecycle.Sources.Checks;

/// <summary>
/// Reads the rule of a check. Figures of the table and of columns have a form of their own; whatever else is true or false of a row is an expression, with
/// <c>between(x, a, b)</c> and <c>values(x) in [...]</c> as ways to write it without quotes.
/// </summary>
internal static partial class CheckParser
{
    private const string Comparison = @"(?<sign>>=|<=|==|!=|=|>|<)\s*(?<value>\S.*?)";

    private static readonly (string Word, ColumnType Type)[] Types =
    [
        ("bool", ColumnType.Boolean), ("boolean", ColumnType.Boolean), ("int", ColumnType.Integer), ("integer", ColumnType.Integer), ("float", ColumnType.Real),
        ("real", ColumnType.Real), ("number", ColumnType.Real), ("timestamp", ColumnType.Timestamp), ("category", ColumnType.Category), ("text", ColumnType.Text),
    ];

    private static readonly string[] Words = [.. CheckFigures.OfTable, .. CheckFigures.OfColumn, .. CheckFigures.OfNumbers, "unique", "freshness", "between", "values", "type"];

    /// <summary>The rule.</summary>
    /// <exception cref="FormatException">It is not understood; the message says what is, with a suggestion.</exception>
    public static CheckRule Parse(string text)
    {
        Match match = Form().Match(text);
        string name = match.Success ? match.Groups["name"].Value : "";
        string? inside = match.Groups["inside"].Success ? match.Groups["inside"].Value.Trim() : null;
        string rest = match.Groups["rest"].Value.Trim();
        return name switch
        {
            _ when CheckFigures.OfTable.Contains(name) && inside is null => new CheckRule.Figure(name, null, null, Bound(rest, name)),
            _ when CheckFigures.OfColumn.Contains(name) && inside is not null => new CheckRule.Figure(name, Column(inside), null, Bound(rest, name)),
            _ when CheckFigures.OfNumbers.Contains(name) && inside is not null && OfNumbers(name, inside) is (var column, var share) => new CheckRule.Figure(name, column, share, Bound(rest, name)),
            "unique" when inside is { Length: > 0 } && rest.Length == 0 => new CheckRule.Unique([.. Split(inside).Select(Column)]),
            "freshness" => new CheckRule.Freshness(inside is { Length: > 0 } ? Column(inside) : null, Age(rest)),
            "type" when inside is { Length: > 0 } => new CheckRule.HasType(Column(inside), TypeOf(rest)),
            "between" when inside is not null && rest.Length == 0 => Between(inside),
            "values" when inside is { Length: > 0 } => OneOf(Column(inside), rest),
            _ => EveryRow(text),
        };
    }

    /// <summary>A column as an expression names it.</summary>
    public static string Quoted(string column) => PlainName().IsMatch(column) ? column : $"`{column}`";

    private static (string Column, double? Share)? OfNumbers(string name, string inside)
    {
        string[] parts = [.. Split(inside)];
        return (name, parts) switch
        {
            ("quantile", [var column, var share]) => (Column(column), Between0And1(share)),
            ("quantile", _) => throw new FormatException("a quantile is of a column and a share: quantile(column, 0.95) <= 100"),
            (_, [var column]) => (Column(column), null),
            _ => null,
        };
    }

    private static double Between0And1(string text) => Number(text) is { } share and >= 0 and <= 1 ? share : throw new FormatException($"'{text}' is no share between 0 and 1");

    private static CheckRule.EveryRow Between(string inside)
    {
        string[] parts = [.. Split(inside)];
        if (parts is not [var column, var low, var high])
        {
            throw new FormatException("between takes a column and two ends, both allowed: between(tenure, 0, 120)");
        }

        return EveryRow($"{Operand(column)} >= {low} and {Operand(column)} <= {high}");

        static string Operand(string text) => Named().IsMatch(text) ? Quoted(Column(text)) : text;
    }

    private static CheckRule.EveryRow OneOf(string column, string rest)
    {
        Match list = List().Match(rest);
        if (!list.Success)
        {
            throw new FormatException("write values(column) in [one, another]");
        }

        string[] items = [.. Split(list.Groups["items"].Value).Select(Unquoted)];
        return items.Length == 0
            ? throw new FormatException("the list of allowed values is empty")
            : new(Expression.Of(new BinaryNode("in", new ColumnNode(column), new ListNode([.. items.Select(item => new TextNode(item))]))));
    }

    private static CheckRule.EveryRow EveryRow(string text)
    {
        try
        {
            return new(Expression.Parse(text));
        }
        catch (ExpressionException wrong)
        {
            string word = FirstWord().Match(text).Value;
            string? near = Words.Contains(word) ? null : Spelling.Nearest(word, Words);
            throw new FormatException($"{wrong.Fault}{(near is null ? "" : $"; did you mean '{near}'?")}", wrong);
        }
    }

    private static CheckBound Bound(string rest, string name)
    {
        if (BetweenForm().Match(rest) is { Success: true } between)
        {
            return new("between", Need(between.Groups["low"].Value), Need(between.Groups["high"].Value));
        }

        Match match = ComparisonForm().Match(rest);
        return match.Success
            ? new(Sign(match), Need(match.Groups["value"].Value))
            : throw new FormatException($"{name} is compared with a number: '{name}{(CheckFigures.OfTable.Contains(name) ? "" : "(column)")} >= number' or '… between a and b'");
    }

    private static CheckBound Age(string rest)
    {
        Match match = AgeForm().Match(rest);
        return match.Success && Number(match.Groups["number"].Value) is { } number
            ? new(Sign(match), number / match.Groups["unit"].Value switch { "d" => 1, "h" => 24, "m" => 1440, _ => 86_400 })
            : throw new FormatException("freshness is compared with a time such as 12h or 2d: 'freshness < 2d', 'freshness(column) < 2d'");
    }

    private static string Sign(Match match) => match.Groups["sign"].Value is "==" ? "=" : match.Groups["sign"].Value;

    private static ColumnType TypeOf(string rest)
    {
        Match match = ComparisonForm().Match(rest);
        string word = match.Success && Sign(match) == "=" ? match.Groups["value"].Value : "";
        return Array.Find(Types, known => known.Word == word) is { Word: not null } found
            ? found.Type
            : throw new FormatException($"write type(column) = one of {string.Join(", ", Types.Select(known => known.Word))}");
    }

    private static double Need(string text) => Number(text) ?? throw new FormatException($"'{text}' is no number");

    private static double? Number(string text)
    {
        bool percent = text.EndsWith('%');
        return double.TryParse(text.TrimEnd('%').TrimEnd(), NumberStyles.Float, CultureInfo.InvariantCulture, out double number) && double.IsFinite(number) && !(percent && text.Length == 1) ? number : null;
    }

    private static string Column(string text) => text.Trim() is ['`', .. var name, '`'] ? name : text.Trim() is { Length: > 0 } bare ? bare : throw new FormatException("a column is missing between the brackets");

    private static string Unquoted(string text) => text is ['"', .., '"'] or ['\'', .., '\''] ? text[1..^1] : text;

    /// <summary>The parts between commas that stand in no quotes.</summary>
    private static IEnumerable<string> Split(string text)
    {
        int start = 0;
        char quote = '\0';
        for (int i = 0; i <= text.Length; i++)
        {
            if (i == text.Length || (text[i] == ',' && quote == '\0'))
            {
                if (text[start..i].Trim() is { Length: > 0 } part)
                {
                    yield return part;
                }

                start = i + 1;
            }
            else if (text[i] is '`' or '"' or '\'')
            {
                quote = quote == '\0' ? text[i] : quote == text[i] ? '\0' : quote;
            }
        }
    }

    [GeneratedRegex(@"^\s*(?<name>[a-z_0-9]+)\s*(\((?<inside>[^()]*)\))?\s*(?<rest>[^()]*)$", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Form();

    [GeneratedRegex("^" + Comparison + "$", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex ComparisonForm();

    [GeneratedRegex(@"^between\s+(?<low>\S+)\s+and\s+(?<high>\S+)$", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex BetweenForm();

    [GeneratedRegex(@"^(?<sign>>=|<=|>|<)\s*(?<number>[0-9.]+)\s*(?<unit>[smhd])$", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex AgeForm();

    [GeneratedRegex(@"^in\s*\[(?<items>[^\[\]]*)\]$", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex List();

    [GeneratedRegex("^[A-Za-z_][A-Za-z0-9_]*$", RegexOptions.NonBacktracking)]
    private static partial Regex PlainName();

    [GeneratedRegex("^(`[^`]+`|[A-Za-z_][^`()]*)$", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Named();

    [GeneratedRegex("^[A-Za-z_]+", RegexOptions.NonBacktracking)]
    private static partial Regex FirstWord();
}
