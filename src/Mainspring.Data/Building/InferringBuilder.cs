using Mainspring.Data.Reading;
using Mainspring.Data.Tables;

namespace Mainspring.Data.Building;

/// <summary>
/// A column whose type shows with its values: the first one decides, whole numbers become decimal ones when they must. When a value
/// fits neither, the column is text, and what was read of it is of no use: <see cref="MustBeText"/> asks for another reading.
/// </summary>
internal sealed class InferringBuilder(int maxLevels) : ColumnBuilder
{
    private ColumnBuilder? _builder;
    private int _count;

    /// <summary>The values read are gone; read the column again into a <see cref="TextBuilder"/>.</summary>
    public bool MustBeText { get; private set; }

    public override int Count => _count;

    public override bool TryAdd(ReadOnlySpan<byte> text)
    {
        _count++;
        if (MustBeText || (_builder?.TryAdd(text) ?? false))
        {
            return true;
        }

        if (_builder is null)
        {
            Begin(TypeOf(text), text);
        }
        else if (_builder is IntegerBuilder integers && FieldValue.TryReal(text, out double real))
        {
            RealBuilder reals = integers.ToReal();
            reals.Add(real);
            _builder = reals;
        }
        else
        {
            MustBeText = true;
            _builder = null;
        }

        return true;
    }

    /// <summary>Adds a value that is text whatever it looks like, dates excepted.</summary>
    public void AddText(ReadOnlySpan<byte> text)
    {
        if (_builder is null && !MustBeText)
        {
            _count++;
            Begin(FieldValue.TryTimestamp(text, out _) ? new TimestampBuilder() : Text(), text);
        }
        else if (_builder is TextBuilder or TimestampBuilder || MustBeText)
        {
            TryAdd(text);
        }
        else
        {
            _count++;
            MustBeText = true;
            _builder = null;
        }
    }

    public override void AddMissing(int count = 1)
    {
        _count += count;
        _builder?.AddMissing(count);
    }

    /// <summary>Nothing: what the values are is not known yet.</summary>
    public override void Reserve(int count)
    {
    }

    /// <summary>The column; without any value one of decimal numbers, all missing.</summary>
    public override Column Build(string name)
    {
        if (_builder is null)
        {
            _builder = new RealBuilder();
            _builder.AddMissing(_count);
        }

        return _builder.Build(name);
    }

    private void Begin(ColumnBuilder builder, ReadOnlySpan<byte> first)
    {
        builder.AddMissing(_count - 1);
        builder.TryAdd(first);
        _builder = builder;
    }

    private ColumnBuilder TypeOf(ReadOnlySpan<byte> text) =>
        FieldValue.TryInteger(text, out _) ? new IntegerBuilder(allowDecimals: false)
        : FieldValue.TryReal(text, out _) ? new RealBuilder()
        : FieldValue.TryBoolean(text, out _) ? new BooleanBuilder(allowWords: false)
        : FieldValue.TryTimestamp(text, out _) ? new TimestampBuilder()
        : Text();

    private TextBuilder Text() => new(null, maxLevels);
}
