using System.Buffers.Binary;
using System.Runtime.CompilerServices;

namespace Mainspring.Data.DuckDb;

/// <summary>The values of one column in one chunk, where DuckDB holds them.</summary>
public readonly unsafe ref struct DuckVector
{
    private readonly void* _data;
    private readonly ulong* _validity;

    internal DuckVector(nint vector, int count, DuckColumn column)
    {
        _data = DuckNative.VectorData(vector);
        _validity = DuckNative.VectorValidity(vector);
        Count = count;
        Column = column;
    }

    /// <summary>The number of rows.</summary>
    public int Count { get; }

    /// <summary>Name and type.</summary>
    public DuckColumn Column { get; }

    /// <summary>Whether every row has a value.</summary>
    public bool IsComplete
    {
        get
        {
            if (_validity is null)
            {
                return true;
            }

            ReadOnlySpan<ulong> whole = new(_validity, Count >> 6);
            ulong rest = (1UL << (Count & 63)) - 1;
            return !whole.ContainsAnyExcept(ulong.MaxValue) && ((Count & 63) == 0 || (_validity[Count >> 6] & rest) == rest);
        }
    }

    /// <summary>Whether a row has a value.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool HasValue(int row) => _validity is null || (_validity[row >> 6] >> (row & 63) & 1) != 0;

    /// <summary>The values as DuckDB stores them; those of NULL rows are arbitrary.</summary>
    /// <exception cref="InvalidOperationException"><typeparamref name="T"/> does not have the size of the column's <see cref="DuckColumn.Storage"/>.</exception>
    public ReadOnlySpan<T> Values<T>()
        where T : unmanaged
    {
        int size = SizeOf(Column.Storage);
        return size == sizeof(T) ? new(_data, Count) : throw new InvalidOperationException($"The column {Column.Name} is stored as {Column.Storage} of {size} bytes, not as {typeof(T).Name}.");
    }

    /// <summary>The UTF-8 text, or the bytes, of a row of a Varchar or Blob column; valid as long as the chunk.</summary>
    public ReadOnlySpan<byte> Text(int row)
    {
        if (Column.Type is not (DuckType.Varchar or DuckType.Blob))
        {
            throw new InvalidOperationException($"The column {Column.Name} is {Column.Type}, not text.");
        }

        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)row, (uint)Count);

        // Sixteen bytes: the length, then up to twelve characters, or four of them and a pointer to all.
        byte* text = (byte*)_data + (16 * row);
        int length = (int)BinaryPrimitives.ReadUInt32LittleEndian(new(text, 4));
        return new(length <= 12 ? text + 4 : *(byte**)(text + 8), length);
    }

    private static int SizeOf(DuckType type) => type switch
    {
        DuckType.Boolean or DuckType.TinyInt or DuckType.UTinyInt => 1,
        DuckType.SmallInt or DuckType.USmallInt => 2,
        DuckType.Integer or DuckType.UInteger or DuckType.Float or DuckType.Date => 4,
        DuckType.HugeInt or DuckType.UHugeInt or DuckType.Uuid or DuckType.Varchar or DuckType.Blob or DuckType.Interval => 16,
        _ => 8,
    };
}
