using Mainspring.Data.Tables;

namespace Mainspring.Data.Building;

/// <summary>Takes the values of one column as they are read.</summary>
internal abstract class ColumnBuilder
{
    /// <summary>The number of values so far, missing ones included.</summary>
    public abstract int Count { get; }

    /// <summary>Adds a value from its text. False, and nothing is added, when the text is not of the type.</summary>
    public abstract bool TryAdd(ReadOnlySpan<byte> text);

    /// <summary>Adds missing values.</summary>
    public abstract void AddMissing(int count = 1);

    /// <summary>Prepares for so many values in all.</summary>
    public abstract void Reserve(int count);

    /// <summary>The column; the builder must not be used any more.</summary>
    public abstract Column Build(string name);

    /// <summary>The builder of a type that somebody declared.</summary>
    public static ColumnBuilder Of(ColumnType type) => type switch
    {
        ColumnType.Boolean => new BooleanBuilder(allowWords: true),
        ColumnType.Integer => new IntegerBuilder(allowDecimals: true),
        ColumnType.Real => new RealBuilder(),
        ColumnType.Timestamp => new TimestampBuilder(),
        ColumnType.Category => new TextBuilder(ColumnType.Category, 0),
        _ => new TextBuilder(ColumnType.Text, 0),
    };
}
