using System.Text;
using Mainspring.Data.Expressions;
using Mainspring.Data.Tables;

namespace Mainspring.Learning.Features;

/// <summary>Computes the derived cells of a row from its cells and texts. Compiled once for a schema; immutable and safe for several threads; allocates nothing for numbers.</summary>
internal sealed class Derivation
{
    [ThreadStatic]
    private static ExpressionRow? _row;

    private readonly CompiledExpression[] _expressions;
    private readonly CellParser?[] _parsers;
    private readonly int[] _numberSlots;
    private readonly bool[] _isText;
    private readonly int _columns;

    /// <exception cref="ExpressionException">An expression names a column that is neither read nor derived before it, or a type does not fit.</exception>
    public Derivation(IReadOnlyList<InputColumn> columns, IReadOnlyList<DerivedColumn> derived, IReadOnlyList<string> nullSpellings)
    {
        _columns = columns.Count;
        List<ExpressionColumn> known = [.. columns.Select(SlotOf)];
        _expressions = new CompiledExpression[derived.Count];
        for (int i = 0; i < derived.Count; i++)
        {
            _expressions[i] = derived[i].Expression.Compile(known.ToArray());
            known.Add(SlotOf(derived[i].Column));
            if (_expressions[i].Type != known[^1].Type)
            {
                throw new ArgumentException($"The derived column '{derived[i].Column.Name}' is a {derived[i].Column.Type}, and its expression gives a {_expressions[i].Type}.", nameof(derived));
            }
        }

        int[] used = [.. _expressions.SelectMany(expression => expression.Slots).Where(slot => slot < _columns).Distinct().Order()];
        _isText = new bool[_columns];
        foreach (int slot in used)
        {
            _isText[slot] = known[slot].Type == ExpressionType.Text;
        }

        _numberSlots = [.. used.Where(slot => !_isText[slot])];
        _parsers = [.. derived.Select(column => column.Column.Type is ColumnType.Category or ColumnType.Text ? new CellParser(column.Column, nullSpellings) : null)];
    }

    /// <summary>Whether an expression needs the text of a column.</summary>
    public bool ReadsText(int column) => _isText[column];

    /// <summary>A row of this thread without values.</summary>
    public ExpressionRow Begin()
    {
        ExpressionRow row = _row ??= new();
        row.Begin(_columns + _expressions.Length);
        return row;
    }

    /// <summary>Computes the derived cells, behind those that were read.</summary>
    /// <param name="row">Begun here; with the texts that <see cref="ReadsText"/> names, missing ones left out.</param>
    /// <param name="cells">All cells of the row.</param>
    /// <param name="report">Takes derived categories that training never saw.</param>
    /// <param name="record">The record, for the report.</param>
    public void Complete(ExpressionRow row, Span<double> cells, RowReport report, int record)
    {
        foreach (int slot in _numberSlots)
        {
            row.SetNumber(slot, cells[slot]);
        }

        for (int i = 0; i < _expressions.Length; i++)
        {
            int slot = _columns + i;
            if (_parsers[i] is not { } parser)
            {
                cells[slot] = _expressions[i].Number(row);
                row.SetNumber(slot, cells[slot]);
                continue;
            }

            cells[slot] = Cell.Missing;
            if (_expressions[i].TryText(row, out ReadOnlySpan<byte> text) && !parser.IsNull(text))
            {
                row.SetText(slot, text);
                if (parser.Parse(text, out cells[slot]) == CellVerdict.Unseen)
                {
                    Note(report, record, parser, text);
                }
            }
        }
    }

    /// <summary>The derived columns of a table, in order.</summary>
    /// <param name="table">The rows, columns found by name.</param>
    /// <param name="inputs">What is read.</param>
    public IReadOnlyList<Column> Over(Table table, InputSchema inputs)
    {
        List<Column> columns = [.. Enumerable.Range(0, _columns).Where(column => _isText[column] || _numberSlots.Contains(column)).Select(column => TypedColumn.Of(table, inputs.Columns[column], inputs.NullSpellings))];
        var derived = new List<Column>(_expressions.Length);
        for (int i = 0; i < _expressions.Length; i++)
        {
            derived.Add(TypedColumn.WithoutNulls(_expressions[i].Over(new Table([.. columns, .. derived]), inputs.Derived[i].Column.Name), inputs.NullSpellings));
        }

        return derived;
    }

    private static ExpressionColumn SlotOf(InputColumn column) => new(column.Name, ExpressionColumn.TypeOf(column.Type));

    private static void Note(RowReport report, int record, CellParser parser, ReadOnlySpan<byte> text)
    {
        if (report.KeepsUnseen)
        {
            report.Add(new UnseenCategory(record, parser.Column.Name, Encoding.UTF8.GetString(text)));
        }
        else
        {
            report.CountUnseen();
        }
    }
}
