namespace Mainspring.Storage.Relational;

/// <summary>A part of a statement, such as a list of columns or a condition, with its parameters. Made by <see cref="Sql.Fragment"/>.</summary>
public sealed class SqlFragment
{
    internal SqlFragment(string text, IReadOnlyList<SqlValue> values)
    {
        Text = text;
        Values = values;
    }

    internal string Text { get; }

    internal IReadOnlyList<SqlValue> Values { get; }
}
