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
        Fill(column, new(input, nullSpellings), cells);
        return cells;
    }

    private static void Fill(Column column, CellParser parser, double[] cells)
    {
        switch (column, parser.Type)
        {
            case (RealColumn real, ColumnType.Real or ColumnType.Integer):
                real.Values.CopyTo(cells);
                break;
            case (IntegerColumn integer, ColumnType.Real or ColumnType.Integer):
                FillNumbers(integer.Values, IntegerColumn.Missing, cells);
                break;
            case (TimestampColumn timestamp, ColumnType.Timestamp):
                FillNumbers(timestamp.Values, TimestampColumn.Missing, cells);
                break;
            case (BooleanColumn boolean, ColumnType.Boolean or ColumnType.Real or ColumnType.Integer):
                for (int row = 0; row < cells.Length; row++)
                {
                    cells[row] = boolean.IsMissing(row) ? Cell.Missing : boolean.Values[row];
                }

                break;
            case (CategoryColumn category, _):
                FillCategories(category, parser, cells);
                break;
            default:
                FillFromText(column, parser, cells);
                break;
        }
    }

    private static void FillNumbers(ReadOnlySpan<long> values, long missing, double[] cells)
    {
        for (int row = 0; row < cells.Length; row++)
        {
            cells[row] = values[row] == missing ? Cell.Missing : values[row];
        }
    }

    private static void FillCategories(CategoryColumn column, CellParser parser, double[] cells)
    {
        double[] cellOfLevel = new double[column.Levels.Count];
        bool[] isRead = new bool[cellOfLevel.Length];
        for (int row = 0; row < cells.Length; row++)
        {
            int code = column.Codes[row];
            if (code == CategoryColumn.Missing)
            {
                cells[row] = Cell.Missing;
                continue;
            }

            if (!isRead[code])
            {
                cellOfLevel[code] = Parse(parser, column.Levels[code], row);
                isRead[code] = true;
            }

            cells[row] = cellOfLevel[code];
        }
    }

    private static void FillFromText(Column column, CellParser parser, double[] cells)
    {
        for (int row = 0; row < cells.Length; row++)
        {
            cells[row] = column.Format(row) is { } text ? Parse(parser, text, row) : Cell.Missing;
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
