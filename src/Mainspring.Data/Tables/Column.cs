using System.Globalization;

namespace Mainspring.Data.Tables;

/// <summary>The values of one column, one a row. A column is immutable once it stands in a <see cref="Table"/>.</summary>
public abstract class Column(string name, ColumnType type)
{
    /// <summary>The name, as the file gives it.</summary>
    public string Name { get; } = name;

    /// <summary>The type of the values.</summary>
    public ColumnType Type { get; } = type;

    /// <summary>The number of rows.</summary>
    public abstract int Length { get; }

    /// <summary>Whether the value of a row is missing.</summary>
    public abstract bool IsMissing(int row);

    /// <summary>The value of a row as text in the invariant culture, or null when it is missing.</summary>
    public abstract string? Format(int row);

    /// <summary>The same column with only the given rows, in the given order.</summary>
    public abstract Column Take(ReadOnlySpan<int> rows);

    /// <summary>The name and the type.</summary>
    public ColumnSchema Schema => new(Name, Type);

    /// <summary>Whether any value is missing: looks at all of them until one is.</summary>
    public bool HasMissing()
    {
        bool found = false;
        for (int i = 0; i < Length && !found; i++)
        {
            found = IsMissing(i);
        }

        return found;
    }

    private protected static T[] Pick<T>(T[] values, ReadOnlySpan<int> rows)
    {
        var picked = new T[rows.Length];
        for (int i = 0; i < rows.Length; i++)
        {
            picked[i] = values[rows[i]];
        }

        return picked;
    }

    private protected static string Text(double value) => value.ToString("R", CultureInfo.InvariantCulture);
}
