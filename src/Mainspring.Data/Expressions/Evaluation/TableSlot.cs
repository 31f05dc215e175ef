using System.Text;
using Mainspring.Data.Tables;

namespace Mainspring.Data.Expressions.Evaluation;

/// <summary>Brings the values of a column of a table into a slot.</summary>
internal sealed class TableSlot
{
    private readonly int _slot;
    private readonly Column _column;
    private readonly byte[][] _levels;
    private readonly bool _isText;

    /// <exception cref="ArgumentException">The column is of another kind.</exception>
    public TableSlot(int slot, Column column, ExpressionType type)
    {
        if (ExpressionColumn.TypeOf(column.Type) != type)
        {
            throw new ArgumentException($"The column '{column.Name}' of the table holds values of the kind {ExpressionColumn.TypeOf(column.Type)}, and the expression was compiled for {type}.", nameof(column));
        }

        (_slot, _column, _isText) = (slot, column, type == ExpressionType.Text);
        _levels = column is CategoryColumn category ? [.. category.Levels.Select(Encoding.UTF8.GetBytes)] : [];
    }

    public void Fill(ExpressionRow target, int row)
    {
        if (_column.IsMissing(row))
        {
            return;
        }

        if (_isText)
        {
            target.SetText(_slot, _column is CategoryColumn category ? _levels[category.Codes[row]] : Encoding.UTF8.GetBytes(_column.Format(row)!));
            return;
        }

        target.SetNumber(_slot, _column switch
        {
            RealColumn real => real.Values[row],
            IntegerColumn integer => integer.Values[row],
            BooleanColumn boolean => boolean.Values[row],
            TimestampColumn moment => moment.Values[row],
            _ => throw new InvalidOperationException($"There are no numbers in {_column.GetType().Name}."),
        });
    }
}
