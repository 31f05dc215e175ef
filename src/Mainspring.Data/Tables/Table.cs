namespace Mainspring.Data.Tables;

/// <summary>Columns of equal length. The nouns of the learning code: read once, never changed.</summary>
public sealed class Table
{
    /// <exception cref="ArgumentException">The columns differ in length or two share a name.</exception>
    public Table(IReadOnlyList<Column> columns)
    {
        RowCount = columns.Count == 0 ? 0 : columns[0].Length;
        foreach (Column column in columns)
        {
            if (column.Length != RowCount)
            {
                throw new ArgumentException($"The column '{column.Name}' has {column.Length} rows where '{columns[0].Name}' has {RowCount}; all must have the same.", nameof(columns));
            }
        }

        Columns = columns;
        Schema = new([.. columns.Select(c => c.Schema)]);
    }

    /// <summary>The columns in order.</summary>
    public IReadOnlyList<Column> Columns { get; }

    /// <summary>The number of rows.</summary>
    public int RowCount { get; }

    /// <summary>Names and types of the columns.</summary>
    public TableSchema Schema { get; }

    /// <summary>The column of a name.</summary>
    /// <exception cref="KeyNotFoundException">There is no such column.</exception>
    public Column this[string name] => Schema.IndexOf(name) is var i and >= 0
        ? Columns[i]
        : throw new KeyNotFoundException($"The table has no column '{name}'; it has {string.Join(", ", Schema.Columns.Select(c => c.Name))}.");

    /// <summary>Only the given rows, in the given order.</summary>
    public Table Take(ReadOnlySpan<int> rows)
    {
        var columns = new Column[Columns.Count];
        for (int i = 0; i < columns.Length; i++)
        {
            columns[i] = Columns[i].Take(rows);
        }

        return new(columns);
    }

    /// <summary>All columns but the named ones.</summary>
    public Table Without(params ReadOnlySpan<string> names)
    {
        var kept = new List<Column>(Columns.Count);
        foreach (Column column in Columns)
        {
            if (!names.Contains(column.Name))
            {
                kept.Add(column);
            }
        }

        return new(kept);
    }
}
