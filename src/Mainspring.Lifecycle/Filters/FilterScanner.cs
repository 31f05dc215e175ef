using System.Globalization;
using System.Text;

namespace Mainspring.Lifecycle.Filters;

/// <summary>Cuts the text of a filter into words, quoted texts, numbers and signs. White space divides and means nothing else.</summary>
internal sealed class FilterScanner(string text)
{
    private const int LongestShown = 24;

    private int _position;

    /// <summary>Where the next piece starts.</summary>
    public int Position
    {
        get
        {
            while (_position < text.Length && char.IsWhiteSpace(text[_position]))
            {
                _position++;
            }

            return _position;
        }
    }

    public bool AtEnd => Position == text.Length;

    /// <summary>The next piece of the text, to show in a message.</summary>
    public string Rest
    {
        get
        {
            int end = Math.Min(Position + LongestShown, text.Length);
            return end == text.Length ? text[_position..] : $"{text[_position..(char.IsHighSurrogate(text[end - 1]) ? end - 1 : end)]}…";
        }
    }

    /// <summary>Whether a key may hold the character without quotes.</summary>
    public static bool IsKeyCharacter(char c) => char.IsLetterOrDigit(c) || c is '_' or '.' or '-' or '/' or ':' or '@' or '$' or '#' or '+';

    /// <summary>Takes a sign when it comes next.</summary>
    public bool Take(string sign)
    {
        bool next = text.AsSpan(Position).StartsWith(sign, StringComparison.Ordinal);
        _position += next ? sign.Length : 0;
        return next;
    }

    /// <summary>Takes a word when it comes next, in any case, and is not the beginning of a longer one.</summary>
    public bool TakeWord(string word)
    {
        int end = Position + word.Length;
        bool next = text.AsSpan(_position).StartsWith(word, StringComparison.OrdinalIgnoreCase) && (end == text.Length || !IsWordCharacter(text[end]));
        _position = next ? end : _position;
        return next;
    }

    /// <summary>Takes a name: letters, digits and underscores, or anything within backticks or double quotes. Null when there is none.</summary>
    public string? TakeName() => TakeQuoted('`') ?? TakeQuoted('"') ?? TakeWhile(IsWordCharacter);

    /// <summary>Takes the key after the dot.</summary>
    public string? TakeKey() => TakeQuoted('`') ?? TakeQuoted('"') ?? TakeWhile(IsKeyCharacter);

    /// <summary>Takes a text in single or double quotes, or null when none comes next.</summary>
    public string? TakeText() => TakeQuoted('\'') ?? TakeQuoted('"');

    /// <summary>Takes a finite number, or null when none comes next.</summary>
    public double? TakeNumber()
    {
        int start = Position;
        int end = start;
        while (end < text.Length && (char.IsAsciiLetterOrDigit(text[end]) || text[end] is '+' or '-' or '.'))
        {
            end++;
        }

        ReadOnlySpan<char> digits = text.AsSpan(start, end - start);
        const NumberStyles styles = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent;
        if (digits.IndexOfAnyInRange('0', '9') < 0 || !double.TryParse(digits, styles, CultureInfo.InvariantCulture, out double number) || !double.IsFinite(number))
        {
            return null;
        }

        _position = end;
        return number;
    }

    private static bool IsWordCharacter(char c) => char.IsLetterOrDigit(c) || c == '_';

    private string? TakeWhile(Func<char, bool> belongs)
    {
        int start = Position;
        while (_position < text.Length && belongs(text[_position]))
        {
            _position++;
        }

        return _position == start ? null : text[start.._position];
    }

    // A quote that is written twice is one quote of the text.
    private string? TakeQuoted(char quote)
    {
        int start = Position;
        if (start == text.Length || text[start] != quote)
        {
            return null;
        }

        var content = new StringBuilder();
        for (int from = start + 1; text.IndexOf(quote, from) is >= 0 and int end; from = end + 2)
        {
            content.Append(text, from, end - from);
            if (end + 1 == text.Length || text[end + 1] != quote)
            {
                _position = end + 1;
                return content.ToString();
            }

            content.Append(quote);
        }

        throw new FilterException($"The text that starts with {quote} does not end; close it with another {quote}.", start);
    }
}
