using System.Buffers;

namespace Mainspring.Data.Csv;

/// <summary>Whole records of a file, in memory lent by a pool. Dispose it once, when nothing reads it any more.</summary>
public sealed class CsvBlock : IDisposable
{
    private byte[]? _rented;

    internal CsvBlock(byte[] rented, int length, long firstRow, long rows)
    {
        _rented = rented;
        Bytes = rented.AsMemory(0, length);
        FirstRow = firstRow;
        Rows = rows;
    }

    /// <summary>The bytes, which end with a line end unless they are the last of the file.</summary>
    public ReadOnlyMemory<byte> Bytes { get; }

    /// <summary>The number of the first record in the file, counted from 1.</summary>
    public long FirstRow { get; }

    /// <summary>How many records the block holds, blank lines included.</summary>
    public long Rows { get; }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (Interlocked.Exchange(ref _rented, null) is { } rented)
        {
            ArrayPool<byte>.Shared.Return(rented);
        }
    }
}
