using Mainspring.Data.Reading;
using Mainspring.Data.Tables;

namespace Mainspring.Data.Building;

internal sealed class RealBuilder : ColumnBuilder
{
    private readonly GrowingArray<double> _values = new();

    public override int Count => _values.Count;

    public override bool TryAdd(ReadOnlySpan<byte> text)
    {
        if (!FieldValue.TryReal(text, out double value))
        {
            return false;
        }

        _values.Add(value);
        return true;
    }

    public void Add(double value) => _values.Add(value);

    /// <summary>Adds values of which none is missing.</summary>
    public void Add(ReadOnlySpan<double> values) => _values.Add(values);

    public override void Reserve(int count) => _values.Reserve(count);

    public override void AddMissing(int count = 1) => _values.Repeat(double.NaN, count);

    public override Column Build(string name) => new RealColumn(name, _values.ToArray());
}
