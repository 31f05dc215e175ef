using Mainspring.Data.Reading;
using Mainspring.Data.Tables;

namespace Mainspring.Data.Building;

internal sealed class IntegerBuilder : ColumnBuilder
{
    private readonly GrowingArray<long> _values = new();

    public override int Count => _values.Count;

    public override bool TryAdd(ReadOnlySpan<byte> text)
    {
        if (!FieldValue.TryInteger(text, out long value))
        {
            return false;
        }

        _values.Add(value);
        return true;
    }

    public void Add(long value) => _values.Add(value);

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
}
