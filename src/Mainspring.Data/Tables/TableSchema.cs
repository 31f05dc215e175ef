using System.Collections.Frozen;

namespace Mainspring.Data.Tables;

/// <summary>The ordered columns of a table. Names are unique, compared by ordinal.</summary>
public sealed class TableSchema
{
    private readonly FrozenDictionary<string, int> _positions;

    /// <exception cref="ArgumentException">Two columns share a name.</exception>
    public TableSchema(IReadOnlyList<ColumnSchema> columns)
    {
        var positions = new Dictionary<string, int>(columns.Count, StringComparer.Ordinal);
        for (int i = 0; i < columns.Count; i++)
        {
            if (!positions.TryAdd(columns[i].Name, i))
            {
                throw new ArgumentException($"The column '{columns[i].Name}' stands twice; name each column once.", nameof(columns));
            }
        }

        Columns = columns;
        _positions = positions.ToFrozenDictionary(StringComparer.Ordinal);
    }

    /// <summary>The columns in the order of the table.</summary>
    public IReadOnlyList<ColumnSchema> Columns { get; }

    /// <summary>The position of a column, or -1 when there is none of that name.</summary>
    public int IndexOf(string name) => _positions.GetValueOrDefault(name, -1);
}
