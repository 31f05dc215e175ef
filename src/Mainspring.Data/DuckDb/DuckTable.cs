using System.Text;
using Mainspring.Data.Tables;

namespace Mainspring.Data.DuckDb;

/// <summary>Rows of a <see cref="Table"/> as a table of a database.</summary>
public static class DuckTable
{
    /// <summary>Makes a table of the same columns, missing values as NULL, categories as text.</summary>
    /// <param name="connection">Where.</param>
    /// <param name="name">The name, which needs no quotes.</param>
    /// <param name="table">The rows.</param>
    /// <param name="cancellation">Looked at once in some thousand rows.</param>
    /// <exception cref="DuckDbException">There is such a table, or two columns differ in capitals alone.</exception>
    public static void Create(DuckConnection connection, string name, Table table, CancellationToken cancellation = default)
    {
        DuckType[] types = [.. table.Columns.Select(c => TypeOf(c.Type))];
        string columns = string.Join(", ", table.Columns.Select((c, i) => $"\"{c.Name.Replace("\"", "\"\"", StringComparison.Ordinal)}\" {types[i].ToString().ToUpperInvariant()}"));
        connection.Execute($"CREATE TABLE {name} ({columns})", cancellation: cancellation);
        using DuckAppender appender = connection.Append(name, types);
        for (int first = 0; first < table.RowCount; first += DuckAppender.ChunkRows)
        {
            cancellation.ThrowIfCancellationRequested();
            AppendChunk(table, appender, first, Math.Min(DuckAppender.ChunkRows, table.RowCount - first));
        }

        appender.Complete();
    }

    private static void AppendChunk(Table table, DuckAppender appender, int first, int count)
    {
        for (int i = 0; i < table.Columns.Count; i++)
        {
            Fill(table.Columns[i], appender, i, first, count);
            for (int row = 0; row < count; row++)
            {
                if (table.Columns[i].IsMissing(first + row))
                {
                    appender.SetNull(i, row);
                }
            }
        }

        appender.Append(count);
    }

    private static void Fill(Column column, DuckAppender appender, int index, int first, int count)
    {
        switch (column)
        {
            case RealColumn real:
                real.Values.Slice(first, count).CopyTo(appender.Values<double>(index));
                break;
            case IntegerColumn integer:
                integer.Values.Slice(first, count).CopyTo(appender.Values<long>(index));
                break;
            case TimestampColumn timestamp:
                timestamp.Values.Slice(first, count).CopyTo(appender.Values<long>(index));
                break;
            case BooleanColumn boolean:
                boolean.Values.Slice(first, count).CopyTo(appender.Values<sbyte>(index));
                break;
            case CategoryColumn category:
                FillLevels(category, appender, index, first, count);
                break;
            default:
                FillText(column, appender, index, first, count);
                break;
        }
    }

    private static void FillLevels(CategoryColumn column, DuckAppender appender, int index, int first, int count)
    {
        byte[]?[] utf8 = new byte[]?[column.Levels.Count];
        ReadOnlySpan<int> codes = column.Codes.Slice(first, count);
        for (int row = 0; row < count; row++)
        {
            if (codes[row] >= 0)
            {
                appender.SetText(index, row, utf8[codes[row]] ??= Encoding.UTF8.GetBytes(column.Levels[codes[row]]));
            }
        }
    }

    private static void FillText(Column column, DuckAppender appender, int index, int first, int count)
    {
        for (int row = 0; row < count; row++)
        {
            if (column.Format(first + row) is { } text)
            {
                appender.SetText(index, row, Encoding.UTF8.GetBytes(text));
            }
        }
    }

    private static DuckType TypeOf(ColumnType type) => type switch
    {
        ColumnType.Boolean => DuckType.Boolean,
        ColumnType.Integer => DuckType.BigInt,
        ColumnType.Real => DuckType.Double,
        ColumnType.Timestamp => DuckType.Timestamp,
        _ => DuckType.Varchar,
    };
}
