using Mainspring.Data.Reading;
using Mainspring.Data.Tables;

namespace Mainspring.Data.Building;

internal sealed class BooleanBuilder(bool allowWords) : ColumnBuilder
{
    private readonly GrowingArray<sbyte> _values = new();

    public override int Count => _values.Count;

    public override bool TryAdd(ReadOnlySpan<byte> text)
    {
        if (!(allowWords ? FieldValue.TryBooleanWord(text, out bool value) : FieldValue.TryBoolean(text, out value)))
        {
            return false;
        }

        Add(value);
        return true;
    }

    public void Add(bool value) => _values.Add(value ? (sbyte)1 : (sbyte)0);

    public override void Reserve(int count) => _values.Reserve(count);

    public override void AddMissing(int count = 1) => _values.Repeat(BooleanColumn.Missing, count);

    public override Column Build(string name) => new BooleanColumn(name, _values.ToArray());
}
