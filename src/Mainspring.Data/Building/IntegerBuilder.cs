using Mainspring.Data.Reading;
using Mainspring.Data.Tables;

namespace Mainspring.Data.Building;

/// <param name="allowDecimals">Whether <c>5.0</c> is a whole number too.</param>
internal sealed class IntegerBuilder(bool allowDecimals) : ColumnBuilder
{
    private readonly GrowingArray<long> _values = new();

    public override int Count => _values.Count;

    public override bool TryAdd(ReadOnlySpan<byte> text)
    {
        if (!FieldValue.TryInteger(text, out long value) && !(allowDecimals && TryWhole(text, out value)))
        {
            return false;
        }

        _values.Add(value);
        return true;
    }

    public void Add(long value) => _values.Add(value);

    /// <summary>Adds values of which none is missing.</summary>
    public void Add(ReadOnlySpan<long> values) => _values.Add(values);

    public override void Reserve(int count) => _values.Reserve(count);

    public override void AddMissing(int count = 1) => _values.Repeat(IntegerColumn.Missing, count);

    public override Column Build(string name) => new IntegerColumn(name, _values.ToArray());

    /// <summary>The same values as double-precision numbers.</summary>
    public RealBuilder ToReal()
    {
        var reals = new RealBuilder();
        foreach (long value in _values.Items)
        {
            reals.Add(value == IntegerColumn.Missing ? double.NaN : value);
        }

        return reals;
    }

    private static bool TryWhole(ReadOnlySpan<byte> text, out long value)
    {
        bool whole = FieldValue.TryReal(text, out double real) && real == Math.Floor(real) && Math.Abs(real) < 1L << 53;
        value = whole ? (long)real : 0;
        return whole;
    }
}
