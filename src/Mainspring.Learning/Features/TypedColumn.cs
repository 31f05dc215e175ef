using System.Text;
using Mainspring.Data.Expressions;
using Mainspring.Data.Reading;
using Mainspring.Data.Tables;

namespace Mainspring.Learning.Features;

/// <summary>Columns of a table as expressions see them: read by the rules of cells, null spellings missing.</summary>
internal static class TypedColumn
{
    /// <summary>A column of the table, or one of missing values when the table lacks it.</summary>
    /// <exception cref="ArgumentException">A value cannot be read as the type of the column.</exception>
    public static Column Of(Table table, InputColumn column, IReadOnlyList<string> nullSpellings)
    {
        int place = table.Schema.IndexOf(column.Name);
        if (ExpressionColumn.TypeOf(column.Type) == ExpressionType.Text)
        {
            return place < 0 ? new TextColumn(column.Name, new string?[table.RowCount]) : TextOf(table.Columns[place], nullSpellings);
        }

        double[] cells = TableCells.Read(table, new([column], [], nullSpellings), 0);
        return column.Type switch
        {
            ColumnType.Boolean => new BooleanColumn(column.Name, [.. cells.Select(cell => double.IsNaN(cell) ? BooleanColumn.Missing : (sbyte)cell)]),
            ColumnType.Timestamp => new TimestampColumn(column.Name, [.. cells.Select(cell => double.IsNaN(cell) ? TimestampColumn.Missing : (long)cell)]),
            _ => new RealColumn(column.Name, cells),
        };
    }

    /// <summary>A derived column with null spellings as missing values.</summary>
    public static Column WithoutNulls(Column column, IReadOnlyList<string> nullSpellings) => column is TextColumn or CategoryColumn ? TextOf(column, nullSpellings) : column;

    private static Column TextOf(Column column, IReadOnlyList<string> nullSpellings)
    {
        var nulls = new NullSpellings(nullSpellings);
        if (column is CategoryColumn category)
        {
            bool[] isNull = [.. category.Levels.Select(level => nulls.Contains(Encoding.UTF8.GetBytes(level)))];
            return isNull.Contains(true)
                ? new CategoryColumn(column.Name, [.. category.Codes.ToArray().Select(code => code >= 0 && isNull[code] ? CategoryColumn.Missing : code)], [.. category.Levels])
                : column;
        }

        return new TextColumn(column.Name, [.. Enumerable.Range(0, column.Length).Select(row => column.Format(row) is { } text && !nulls.Contains(Encoding.UTF8.GetBytes(text)) ? text : null)]);
    }
}
