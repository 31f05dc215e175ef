namespace Mainspring.Data.DuckDb;

/// <summary>A column of a result.</summary>
public sealed class DuckColumn
{
    internal DuckColumn(string name, nint logicalType)
    {
        Name = name;
        Type = DuckNative.TypeId(logicalType);
        Storage = Type switch
        {
            DuckType.Decimal => DuckNative.DecimalStorage(logicalType),
            DuckType.Enum => DuckNative.EnumStorage(logicalType),
            _ => Type,
        };
        Scale = Type == DuckType.Decimal ? DuckNative.DecimalScale(logicalType) : 0;
        Levels = Type == DuckType.Enum ? ReadLevels(logicalType) : [];
    }

    /// <summary>The name.</summary>
    public string Name { get; }

    /// <summary>The type.</summary>
    public DuckType Type { get; }

    /// <summary>The type of the values in the vector: whole numbers for decimals and enums, else <see cref="Type"/>.</summary>
    public DuckType Storage { get; }

    /// <summary>For decimals: how many of the digits stand behind the point.</summary>
    public int Scale { get; }

    /// <summary>For enums: the texts that the values number.</summary>
    public IReadOnlyList<string> Levels { get; }

    private static string[] ReadLevels(nint logicalType)
    {
        var levels = new string[DuckNative.EnumSize(logicalType)];
        for (int i = 0; i < levels.Length; i++)
        {
            nint text = DuckNative.EnumValue(logicalType, (ulong)i);
            levels[i] = DuckNative.Text(text) ?? "";
            DuckNative.Free(text);
        }

        return levels;
    }
}
