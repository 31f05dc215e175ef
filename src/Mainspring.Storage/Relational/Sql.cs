using System.Runtime.CompilerServices;
using System.Text;

namespace Mainspring.Storage.Relational;

/// <summary>
/// An SQL statement written as an interpolated string whose holes become parameters: <c>$"… WHERE name = {name}"</c>. A value can
/// thus never become part of the text. A hole that is an <see cref="SqlFragment"/> is put in as text, with its parameters.
/// </summary>
/// <remarks>
/// Statements are written in what SQLite 3.40 and PostgreSQL 15 have in common. Booleans are kept as 0 and 1, instants as
/// milliseconds since 1970 (UTC), null as NULL; NaN is refused. <c>LIKE</c> tells case apart and is written with <c>ESCAPE '\'</c>.
/// In the text, parameters and lists have SQLite's form; the database translates.
/// </remarks>
[InterpolatedStringHandler]
public readonly struct Sql
{
    /// <summary>What stands before the parameters of rows, and nowhere else.</summary>
    internal const string RowsBegin = "VALUES /*rows*/ (";

    private readonly StringBuilder _text;
    private readonly List<SqlValue> _values;

    /// <summary>Called by the compiler.</summary>
    public Sql(int literalLength, int formattedCount)
    {
        _text = new(literalLength + (formattedCount * 3));
        _values = new(formattedCount);
    }

    internal string Text => _text.ToString();

    internal IReadOnlyList<SqlValue> Values => _values;

    /// <summary>A fragment of a larger statement.</summary>
    public static SqlFragment Fragment(Sql fragment) => new(fragment.Text, fragment.Values);

    /// <summary>Numbers to look among: <c>… IN {Sql.List(numbers)}</c>. The list may be empty, and of any length.</summary>
    public static SqlList List(IEnumerable<long> numbers) => new(new(SqlKind.Integers, numbers.ToArray()));

    /// <summary>Texts to look among: <c>… IN {Sql.List(names)}</c>. The list may be empty, and of any length.</summary>
    public static SqlList List(IEnumerable<string> texts) => new(new(SqlKind.Texts, texts.ToArray()));

    /// <summary>Called by the compiler: text of the statement.</summary>
    public void AppendLiteral(string text) => _text.Append(text);

    /// <summary>Called by the compiler: a value.</summary>
    public void AppendFormatted<T>(T value) => Append(SqlValue.Of(value));

    /// <summary>Called by the compiler: a list.</summary>
    public void AppendFormatted(SqlList list)
    {
        _text.Append("(SELECT value FROM json_each(");
        Append(list.Value);
        _text.Append("))");
    }

    /// <summary>Called by the compiler: rows to add.</summary>
    public void AppendFormatted<T>(SqlRows<T> rows)
    {
        _text.Append(RowsBegin);
        for (int i = 0; i < rows.Columns.Length; i++)
        {
            _text.Append(i == 0 ? "" : ", ");
            Append(rows.Columns[i]);
        }

        _text.Append(')');
    }

    /// <summary>Called by the compiler: a fragment.</summary>
    public void AppendFormatted(SqlFragment fragment)
    {
        // Parameters are numbered by their order in the whole statement, so those of a fragment get new numbers.
        string text = fragment.Text;
        int from = 0;
        foreach (SqlValue value in fragment.Values)
        {
            int at = text.IndexOf('?', from);
            _text.Append(text, from, at - from);
            Append(value);
            from = at + 1;
            while (from < text.Length && char.IsAsciiDigit(text[from]))
            {
                from++;
            }
        }

        _text.Append(text, from, text.Length - from);
    }

    internal void Append(SqlValue value)
    {
        _values.Add(value);
        _text.Append('?').Append(_values.Count);
    }
}
