using System.Runtime.CompilerServices;
using System.Text;
using Mainspring.Data.Reading;
using Mainspring.Data.Tables;

namespace Mainspring.Learning.Features;

/// <summary>
/// Reads the cells of one column from text and checks them against what the project file declares. Requests, files and tables all
/// come through here, so that a value means the same wherever it stands. Immutable; allocates nothing.
/// </summary>
internal sealed class CellParser
{
    private readonly Utf8Index _categories;
    private readonly double[] _cells;
    private readonly CellVerdict[] _verdicts;
    private readonly NullSpellings _nulls;
    private readonly double[] _allowed;
    private readonly double _min;
    private readonly double _max;
    private readonly bool _isChecked;
    private readonly bool _isWhole;
    private readonly CellVerdict _unknownCategory;

    public CellParser(InputColumn column, IReadOnlyList<string> nullSpellings)
    {
        Column = column;
        Type = column.Type;
        _nulls = new(nullSpellings);
        bool isCategory = Type is ColumnType.Category or ColumnType.Text;
        bool isFree = Type == ColumnType.Text;
        string[] known = isCategory ? [.. column.Levels, .. column.DeclaredValues.Except(column.Levels, StringComparer.Ordinal)] : [];
        bool isClosed = column.DeclaredValues.Count > 0;
        _categories = new(known);
        _cells = new double[known.Length];
        _verdicts = new CellVerdict[known.Length];
        for (int i = 0; i < known.Length; i++)
        {
            bool seen = i < column.Levels.Count;
            _cells[i] = isFree ? Cell.OfText(Encoding.UTF8.GetBytes(known[i])) : seen ? i : Cell.Unseen;
            _verdicts[i] = isClosed && !column.DeclaredValues.Contains(known[i], StringComparer.Ordinal) ? CellVerdict.NotAllowed
                : seen || isFree ? CellVerdict.Fine : CellVerdict.Unseen;
        }

        _unknownCategory = isClosed ? CellVerdict.NotAllowed : isFree ? CellVerdict.Fine : CellVerdict.Unseen;
        _allowed = isCategory ? [] : [.. column.DeclaredValues.Select(NumberOf)];
        _min = column.DeclaredMin ?? double.NegativeInfinity;
        _max = column.DeclaredMax ?? double.PositiveInfinity;
        _isWhole = column.DeclaredType == ColumnType.Integer;
        _isChecked = _isWhole || _allowed.Length > 0 || column.DeclaredMin is not null || column.DeclaredMax is not null;
        TakesNumbersAsText = isFree || (isCategory && column.Levels.Count > 0 && column.Levels.All(level => FieldValue.TryReal(Encoding.UTF8.GetBytes(level), out _)));
    }

    public InputColumn Column { get; }

    public ColumnType Type { get; }

    /// <summary>Whether the text is free or every category is spelled as a number, so that JSON may give it as one.</summary>
    public bool TakesNumbersAsText { get; }

    /// <summary>The verdict on a missing value.</summary>
    public CellVerdict OnMissing => Column.Required ? CellVerdict.RequiredMissing : CellVerdict.Fine;

    /// <summary>Reads the text of a field. Null spellings and blanks are missing.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public CellVerdict Parse(ReadOnlySpan<byte> text, out double cell)
    {
        switch (Type)
        {
            case ColumnType.Integer or ColumnType.Real when FieldValue.TryReal(text, out cell):
                return _isChecked ? Check(cell) : CellVerdict.Fine;
            case ColumnType.Category or ColumnType.Text when _categories.Find(text) is var i and >= 0:
                cell = _cells[i];
                return _verdicts[i];
            default:
                return ParseSlowly(text, out cell);
        }
    }

    /// <summary>Checks a number, boolean (1, 0) or moment that was read elsewhere.</summary>
    public CellVerdict Check(double cell)
    {
        if (!_isChecked)
        {
            return CellVerdict.Fine;
        }

        return cell < _min ? CellVerdict.TooSmall
            : cell > _max ? CellVerdict.TooLarge
            : _isWhole && Math.Floor(cell) != cell ? CellVerdict.NotWhole
            : _allowed.Length > 0 && !_allowed.Contains(cell) ? CellVerdict.NotAllowed
            : CellVerdict.Fine;
    }

    /// <summary>Whether the text stands for a missing value.</summary>
    public bool IsNull(ReadOnlySpan<byte> text) => _nulls.Contains(text);

    private CellVerdict ParseSlowly(ReadOnlySpan<byte> text, out double cell)
    {
        if (IsNull(text))
        {
            cell = Cell.Missing;
            return OnMissing;
        }

        switch (Type)
        {
            case ColumnType.Category or ColumnType.Text:
                cell = Type == ColumnType.Text ? Cell.OfText(text) : Cell.Unseen;
                return _unknownCategory;
            case ColumnType.Boolean when FieldValue.TryBooleanWord(text, out bool value):
                cell = value ? 1 : 0;
                return Check(cell);
            case ColumnType.Timestamp when FieldValue.TryTimestamp(text, out long microseconds):
                cell = microseconds;
                return Check(cell);
            default:
                cell = Cell.Missing;
                return CellVerdict.WrongType;
        }
    }

    private double NumberOf(string declared)
    {
        byte[] text = Encoding.UTF8.GetBytes(declared);
        return Type switch
        {
            ColumnType.Boolean when FieldValue.TryBooleanWord(text, out bool value) => value ? 1 : 0,
            ColumnType.Timestamp when FieldValue.TryTimestamp(text, out long microseconds) => microseconds,
            ColumnType.Integer or ColumnType.Real when FieldValue.TryReal(text, out double number) => number,
            _ => throw new ArgumentException($"The value '{declared}' that is declared for '{Column.Name}' is no {Type.ToString().ToLowerInvariant()}."),
        };
    }
}
