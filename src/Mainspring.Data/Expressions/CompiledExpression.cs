using System.Text;
using Mainspring.Data.Expressions.Evaluation;
using Mainspring.Data.Tables;

namespace Mainspring.Data.Expressions;

/// <summary>An expression over known columns, ready to be evaluated. The same values give the same result, to the last bit, wherever they stand. Immutable and safe for several threads.</summary>
public sealed class CompiledExpression
{
    private readonly Operand _root;
    private readonly int[] _slots;

    internal CompiledExpression(Expression expression, IReadOnlyList<ExpressionColumn> columns, Operand root)
    {
        (Expression, Columns, _root) = (expression, columns, root);
        _slots = [.. Enumerable.Range(0, columns.Count).Where(slot => expression.Columns.Contains(columns[slot].Name, StringComparer.Ordinal))];
    }

    /// <summary>What was compiled.</summary>
    public Expression Expression { get; }

    /// <summary>The columns that it was compiled for, in the order of their slots.</summary>
    public IReadOnlyList<ExpressionColumn> Columns { get; }

    /// <summary>The slots that it reads; a row need set no others.</summary>
    public IReadOnlyList<int> Slots => _slots;

    /// <summary>The kind of the result.</summary>
    public ExpressionType Type => _root.Type;

    /// <summary>The result of a number, boolean (1 or 0) or moment (microseconds since 1970); NaN when it is missing. Allocates nothing but for texts that are made on the way.</summary>
    /// <exception cref="InvalidOperationException">The result is a text.</exception>
    public double Number(ExpressionRow row) =>
        (_root.Number ?? throw new InvalidOperationException($"'{Expression}' gives a text; ask for that.")).Evaluate(row);

    /// <summary>The result of a text, until the next row begins. False when it is missing.</summary>
    /// <exception cref="InvalidOperationException">The result is no text.</exception>
    public bool TryText(ExpressionRow row, out ReadOnlySpan<byte> utf8) =>
        (_root.Text ?? throw new InvalidOperationException($"'{Expression}' gives no text; ask for its number.")).TryEvaluate(row, out utf8);

    /// <summary>The result for every row of a table. Columns are found by name; one that the table lacks is missing in every row.</summary>
    /// <param name="table">The rows.</param>
    /// <param name="name">The name of the new column.</param>
    /// <exception cref="ArgumentException">A column of the table is of another kind than the expression was compiled for.</exception>
    public Column Over(Table table, string name)
    {
        var row = new ExpressionRow();
        TableSlot[] slots = [.. _slots.Where(slot => table.Schema.IndexOf(Columns[slot].Name) >= 0).Select(slot => new TableSlot(slot, table[Columns[slot].Name], Columns[slot].Type))];
        double[] numbers = new double[Type == ExpressionType.Text ? 0 : table.RowCount];
        string?[] texts = new string?[table.RowCount - numbers.Length];
        for (int i = 0; i < table.RowCount; i++)
        {
            row.Begin(Columns.Count);
            foreach (TableSlot slot in slots)
            {
                slot.Fill(row, i);
            }

            if (Type != ExpressionType.Text)
            {
                numbers[i] = Number(row);
            }
            else if (TryText(row, out ReadOnlySpan<byte> utf8))
            {
                texts[i] = Encoding.UTF8.GetString(utf8);
            }
        }

        return Type switch
        {
            ExpressionType.Number => new RealColumn(name, numbers),
            ExpressionType.Boolean => new BooleanColumn(name, [.. numbers.Select(value => double.IsNaN(value) ? BooleanColumn.Missing : (sbyte)value)]),
            ExpressionType.Moment => new TimestampColumn(name, [.. numbers.Select(value => double.IsNaN(value) ? TimestampColumn.Missing : (long)value)]),
            _ => new TextColumn(name, texts),
        };
    }
}
