using Mainspring.Data.Reading;
using Mainspring.Data.Tables;

namespace Mainspring.Data.Building;

internal sealed class TimestampBuilder : ColumnBuilder
{
    private readonly GrowingArray<long> _values = new();

    public override int Count => _values.Count;

    public override bool TryAdd(ReadOnlySpan<byte> text)
    {
        if (!FieldValue.TryTimestamp(text, out long value))
        {
            return false;
        }

        _values.Add(value);
        return true;
    }

    public void Add(long microseconds) => _values.Add(microseconds);

    /// <summary>Adds values of which none is missing.</summary>
    public void Add(ReadOnlySpan<long> values) => _values.Add(values);

    public override void Reserve(int count) => _values.Reserve(count);

    public override void AddMissing(int count = 1) => _values.Repeat(TimestampColumn.Missing, count);

    public override Column Build(string name) => new TimestampColumn(name, _values.ToArray());
}
