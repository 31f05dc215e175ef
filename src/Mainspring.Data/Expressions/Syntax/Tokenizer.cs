using System.Text;

namespace Mainspring.Data.Expressions.Syntax;

/// <summary>Cuts the text of an expression into words.</summary>
internal sealed class Tokenizer(string text)
{
    private static readonly string[] Symbols = ["==", "!=", "<=", ">=", "<", ">", "=", "+", "-", "*", "/", "%", "(", ")", "[", "]", ","];

    private int _at;

    /// <summary>All words, the end as last.</summary>
    /// <exception cref="ExpressionException">A character has no meaning, or a quote is never closed.</exception>
    public List<Token> Read()
    {
        var tokens = new List<Token>();
        while (true)
        {
            while (_at < text.Length && char.IsWhiteSpace(text[_at]))
            {
                _at++;
            }

            if (_at == text.Length)
            {
                tokens.Add(new(TokenKind.End, "", _at, 0));
                return tokens;
            }

            tokens.Add(Next());
        }
    }

    /// <summary>Whether a word needs no backticks.</summary>
    public static bool IsPlainWord(string name) =>
        name.Length > 0 && IsWordStart(name[0]) && name.All(IsWordPart);

    private static bool IsWordStart(char c) => char.IsLetter(c) || c == '_';

    private static bool IsWordPart(char c) => char.IsLetterOrDigit(c) || c == '_';

    private Token Next()
    {
        char c = text[_at];
        if (c is '"' or '\'' or '`')
        {
            return Quoted(c);
        }

        if (char.IsAsciiDigit(c) || (c == '.' && _at + 1 < text.Length && char.IsAsciiDigit(text[_at + 1])))
        {
            return Number();
        }

        if (IsWordStart(c))
        {
            int start = _at;
            while (_at < text.Length && IsWordPart(text[_at]))
            {
                _at++;
            }

            return new(TokenKind.Word, text[start.._at], start, _at - start);
        }

        foreach (string symbol in Symbols)
        {
            if (string.CompareOrdinal(text, _at, symbol, 0, symbol.Length) == 0)
            {
                _at += symbol.Length;
                return new(TokenKind.Symbol, symbol, _at - symbol.Length, symbol.Length);
            }
        }

        throw new ExpressionException(new(_at, 1, $"'{c}' has no meaning here", HintFor(c)));
    }

    private static string HintFor(char c) => c switch
    {
        '^' => "write pow(x, 2)",
        '&' => "write and",
        '|' => "write or",
        '!' => "write not, or != for 'is not'",
        '?' => "write if(condition, then, else)",
        _ => "a column with unusual characters in its name stands in `backticks`",
    };

    /// <summary>A text or column in quotes; the quote itself is doubled inside.</summary>
    private Token Quoted(char quote)
    {
        int start = _at++;
        var content = new StringBuilder();
        while (_at < text.Length)
        {
            if (text[_at] != quote)
            {
                content.Append(text[_at++]);
            }
            else if (_at + 1 < text.Length && text[_at + 1] == quote)
            {
                content.Append(quote);
                _at += 2;
            }
            else
            {
                _at++;
                return new(quote == '`' ? TokenKind.Column : TokenKind.Text, content.ToString(), start, _at - start);
            }
        }

        throw new ExpressionException(new(start, text.Length - start, $"the {(quote == '`' ? "backtick" : "quote")} is never closed"));
    }

    private Token Number()
    {
        int start = _at;
        SkipDigits();
        if (_at < text.Length && text[_at] == '.')
        {
            _at++;
            SkipDigits();
        }

        if (_at < text.Length && text[_at] is 'e' or 'E')
        {
            int digits = _at + (_at + 1 < text.Length && text[_at + 1] is '+' or '-' ? 2 : 1);
            if (digits < text.Length && char.IsAsciiDigit(text[digits]))
            {
                _at = digits;
                SkipDigits();
            }
        }

        if (_at < text.Length && IsWordPart(text[_at]))
        {
            int end = _at;
            while (end < text.Length && IsWordPart(text[end]))
            {
                end++;
            }

            throw new ExpressionException(new(start, end - start, $"'{text[start..end]}' is no number", $"a column of that name stands in backticks: `{text[start..end]}`"));
        }

        return new(TokenKind.Number, text[start.._at], start, _at - start);
    }

    private void SkipDigits()
    {
        while (_at < text.Length && char.IsAsciiDigit(text[_at]))
        {
            _at++;
        }
    }
}
