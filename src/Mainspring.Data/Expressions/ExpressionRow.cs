namespace Mainspring.Data.Expressions;

/// <summary>
/// The values of one row, by the slots of the columns that an expression was compiled for. Used again for row after row, so that evaluating
/// numbers allocates nothing. Not for several threads.
/// </summary>
public sealed class ExpressionRow
{
    private const int Missing = -1;

    private double[] _numbers = [];
    private (int Start, int Length)[] _texts = [];
    private byte[] _bytes = new byte[256];
    private int _used;

    /// <summary>Begins a row in which every value is missing.</summary>
    /// <param name="columns">The number of slots.</param>
    public void Begin(int columns)
    {
        if (_numbers.Length < columns)
        {
            _numbers = new double[columns];
            _texts = new (int, int)[columns];
        }

        _numbers.AsSpan(0, columns).Fill(double.NaN);
        _texts.AsSpan(0, columns).Fill((0, Missing));
        _used = 0;
    }

    /// <summary>Sets a number, a boolean (1 or 0) or a moment (microseconds since 1970); NaN is missing.</summary>
    public void SetNumber(int column, double value) => _numbers[column] = value;

    /// <summary>Sets a text, which is copied.</summary>
    public void SetText(int column, ReadOnlySpan<byte> utf8)
    {
        Span<byte> room = Room(utf8.Length);
        utf8.CopyTo(room);
        _texts[column] = (_used - utf8.Length, utf8.Length);
    }

    internal double Number(int column) => _numbers[column];

    internal bool TryText(int column, out ReadOnlySpan<byte> utf8)
    {
        (int start, int length) = _texts[column];
        utf8 = length == Missing ? default : _bytes.AsSpan(start, length);
        return length != Missing;
    }

    /// <summary>Memory for a text until the next row. Spans given out before stay as they are.</summary>
    internal Span<byte> Room(int length)
    {
        if (_bytes.Length - _used < length)
        {
            // A new array, not a larger one in place: spans given out before keep the old array alive.
            byte[] larger = new byte[Math.Max(2 * _bytes.Length, _used + length)];
            _bytes.AsSpan(0, _used).CopyTo(larger);
            _bytes = larger;
        }

        _used += length;
        return _bytes.AsSpan(_used - length, length);
    }
}
