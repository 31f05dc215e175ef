using System.Text;
using Mainspring.Data.Tables;

namespace Mainspring.Learning.Features;

/// <summary>The cells of one input column of a table.</summary>
internal static class TableCells
{
    /// <summary>One cell a row; all missing when the table lacks the column.</summary>
    /// <exception cref="ArgumentException">A value cannot be read as the type of the column.</exception>
    public static double[] Read(Table table, InputSchema inputs, int position)
    {
        InputColumn input = inputs.Columns[position];
        if (table.Schema.IndexOf(input.Name) is var i and >= 0)
        {
            return Read(table.Columns[i], input, inputs.NullSpellings);
        }

        double[] cells = new double[table.RowCount];
        Array.Fill(cells, Cell.Missing);
        return cells;
    }

    /// <summary>One cell a row.</summary>
    /// <exception cref="ArgumentException">A value cannot be read as the type of the column.</exception>
    public static double[] Read(Column column, InputColumn input, IReadOnlyList<string> nullSpellings)
    {
        double[] cells = new double[column.Length];
        Fill(column, null, input, nullSpellings, cells);
        return cells;
    }

    /// <summary>One cell for each of some rows; null for all rows.</summary>
    /// <param name="column">The values.</param>
    /// <param name="rows">Which of them; null for all.</param>
    /// <param name="input">How they are read.</param>
    /// <param name="nullSpellings">Texts that mean missing.</param>
    /// <param name="cells">Takes as many cells as there are rows.</param>
    /// <exception cref="ArgumentException">A value cannot be read as the type of the column.</exception>
    public static void Fill(Column column, int[]? rows, InputColumn input, IReadOnlyList<string> nullSpellings, Span<double> cells)
    {
        var parser = new CellParser(input, nullSpellings);
        switch (column, parser.Type)
        {
            case (RealColumn real, ColumnType.Real or ColumnType.Integer) when rows is null:
                real.Values.CopyTo(cells);
                break;
            case (RealColumn real, ColumnType.Real or ColumnType.Integer):
                ReadOnlySpan<double> numbers = real.Values;
                for (int i = 0; i < cells.Length; i++)
                {
                    cells[i] = numbers[rows[i]];
                }

                break;
            case (IntegerColumn integer, ColumnType.Real or ColumnType.Integer):
                FillNumbers(integer.Values, rows, IntegerColumn.Missing, cells);
                break;
            case (TimestampColumn timestamp, ColumnType.Timestamp):
                FillNumbers(timestamp.Values, rows, TimestampColumn.Missing, cells);
                break;
            case (BooleanColumn boolean, ColumnType.Boolean or ColumnType.Real or ColumnType.Integer):
                for (int i = 0; i < cells.Length; i++)
                {
                    int row = rows is null ? i : rows[i];
                    cells[i] = boolean.IsMissing(row) ? Cell.Missing : boolean.Values[row];
                }

                break;
            case (CategoryColumn category, _):
                FillCategories(category, rows, parser, cells);
                break;
            default:
                FillFromText(column, rows, parser, cells);
                break;
        }
    }

    private static void FillNumbers(ReadOnlySpan<long> values, int[]? rows, long missing, Span<double> cells)
    {
        for (int i = 0; i < cells.Length; i++)
        {
            long value = values[rows is null ? i : rows[i]];
            cells[i] = value == missing ? Cell.Missing : value;
        }
    }

    private static void FillCategories(CategoryColumn column, int[]? rows, CellParser parser, Span<double> cells)
    {
        ReadOnlySpan<int> codes = column.Codes;
        double[] cellOfLevel = new double[column.Levels.Count];
        bool[] isRead = new bool[cellOfLevel.Length];
        for (int i = 0; i < cells.Length; i++)
        {
            int row = rows is null ? i : rows[i], code = codes[row];
            if (code == CategoryColumn.Missing)
            {
                cells[i] = Cell.Missing;
                continue;
            }

            if (!isRead[code])
            {
                cellOfLevel[code] = Parse(parser, column.Levels[code], row);
                isRead[code] = true;
            }

            cells[i] = cellOfLevel[code];
        }
    }

    private static void FillFromText(Column column, int[]? rows, CellParser parser, Span<double> cells)
    {
        for (int i = 0; i < cells.Length; i++)
        {
            int row = rows is null ? i : rows[i];
            cells[i] = column.Format(row) is { } text ? Parse(parser, text, row) : Cell.Missing;
        }
    }

    private static double Parse(CellParser parser, string text, int row)
    {
        if (parser.Parse(Encoding.UTF8.GetBytes(text), out double cell) == CellVerdict.WrongType)
        {
            throw new ArgumentException($"The column '{parser.Column.Name}' holds '{text}' in row {row + 1} of the table, which is no {parser.Type.ToString().ToLowerInvariant()}; mend the value or declare another type.");
        }

        return cell;
    }
}
