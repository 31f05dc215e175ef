using System.Runtime.CompilerServices;
using System.Text;

namespace Mainspring.Storage.Sqlite;

/// <summary>
/// An SQL statement written as an interpolated string whose holes become parameters: <c>$"… WHERE name = {name}"</c>. A value can
/// thus never become part of the text. A hole that is an <see cref="SqlFragment"/> is put in as text, with its parameters.
/// </summary>
/// <remarks>Booleans are kept as 0 and 1, instants as milliseconds since 1970 (UTC), null as NULL. NaN has no value in SQLite and is refused.</remarks>
[InterpolatedStringHandler]
public readonly struct Sql
{
    private readonly StringBuilder _text;
    private readonly List<object?> _values;

    /// <summary>Called by the compiler.</summary>
    public Sql(int literalLength, int formattedCount)
    {
        _text = new(literalLength + (formattedCount * 3));
        _values = new(formattedCount);
    }

    internal string Text => _text.ToString();

    internal IReadOnlyList<object?> Values => _values;

    /// <summary>A fragment of a larger statement.</summary>
    public static SqlFragment Fragment(Sql fragment) => new(fragment.Text, fragment.Values);

    /// <summary>Called by the compiler: text of the statement.</summary>
    public void AppendLiteral(string text) => _text.Append(text);

    /// <summary>Called by the compiler: a fragment.</summary>
    public void AppendFormatted(SqlFragment fragment)
    {
        string text = fragment.Text;
        if (fragment.Values.Count == 0)
        {
            _text.Append(text);
            return;
        }

        // Parameters are numbered by their order in the whole statement, so those of a fragment get new numbers.
        int from = 0;
        foreach (object? value in fragment.Values)
        {
            int at = text.IndexOf('?', from);
            _text.Append(text, from, at - from);
            AppendFormatted(value);
            from = at + 1;
            while (from < text.Length && char.IsAsciiDigit(text[from]))
            {
                from++;
            }
        }

        _text.Append(text, from, text.Length - from);
    }

    /// <summary>Called by the compiler: a value.</summary>
    public void AppendFormatted<T>(T value)
    {
        _values.Add(value switch
        {
            bool flag => flag ? 1L : 0L,
            DateTimeOffset instant => instant.ToUnixTimeMilliseconds(),
            Enum => throw new ArgumentException($"{value} must be written as a number or a text: cast it."),
            double.NaN => throw new ArgumentException("SQLite has no NaN; keep it in a column of its own."),
            _ => value,
        });
        _text.Append('?').Append(_values.Count);
    }
}
