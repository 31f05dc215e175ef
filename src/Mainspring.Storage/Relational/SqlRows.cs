using System.Collections.Immutable;

namespace Mainspring.Storage.Relational;

/// <summary>
/// Rows that one statement adds, however many: <c>$"INSERT INTO tag (owner, key) {SqlRows.Of(tags).With(owner).With(tag => tag.Key)} ON CONFLICT DO NOTHING"</c>.
/// Each column travels as one parameter, so the text of the statement is the same for any number of rows: SQLite runs it once for each row, PostgreSQL takes
/// the columns apart.
/// </summary>
/// <typeparam name="T">What a row is made of.</typeparam>
public sealed class SqlRows<T>
{
    private readonly IReadOnlyList<T> _items;

    internal SqlRows(IReadOnlyList<T> items, ImmutableArray<SqlValue> columns)
    {
        _items = items;
        Columns = columns;
    }

    /// <summary>The columns, each an array with one element a row.</summary>
    internal ImmutableArray<SqlValue> Columns { get; }

    /// <summary>Adds a column that is the same in all rows.</summary>
    public SqlRows<T> With(long same)
    {
        long[] column = new long[_items.Count];
        Array.Fill(column, same);
        return And(column);
    }

    /// <summary>Adds a column of integers.</summary>
    public SqlRows<T> With(Func<T, long> read) => And(Read(read));

    /// <summary>Adds a column of integers, some of which may be missing.</summary>
    public SqlRows<T> With(Func<T, long?> read) => And(Read(read));

    /// <summary>Adds a column of flags, which are kept as 0 and 1.</summary>
    public SqlRows<T> With(Func<T, bool> read) => And(Read(item => read(item) ? 1L : 0L));

    /// <summary>Adds a column of instants.</summary>
    public SqlRows<T> With(Func<T, DateTimeOffset> read) => And(Read(item => read(item).ToUnixTimeMilliseconds()));

    /// <summary>Adds a column of numbers.</summary>
    /// <exception cref="ArgumentException">One of them is NaN.</exception>
    public SqlRows<T> With(Func<T, double> read) => And(Read(item => read(item) is double number and not double.NaN ? number : throw SqlValue.NoNaN()));

    /// <summary>Adds a column of texts, some of which may be missing.</summary>
    public SqlRows<T> With(Func<T, string?> read) => And(Read(read));

    /// <summary>How many rows and columns there are.</summary>
    public override string ToString() => FormattableString.Invariant($"{_items.Count} rows of {Columns.Length} columns");

    private SqlRows<T> And(Array column) => new(_items, Columns.Add(new(SqlKind.Column, column)));

    private TColumn[] Read<TColumn>(Func<T, TColumn> read)
    {
        var column = new TColumn[_items.Count];
        for (int i = 0; i < column.Length; i++)
        {
            column[i] = read(_items[i]);
        }

        return column;
    }
}

/// <summary>Begins <see cref="SqlRows{T}"/>.</summary>
public static class SqlRows
{
    /// <summary>A row for each item, in their order.</summary>
    public static SqlRows<T> Of<T>(IReadOnlyList<T> items) => new(items, []);
}
