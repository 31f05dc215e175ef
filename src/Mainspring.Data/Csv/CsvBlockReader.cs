using System.Buffers;

namespace Mainspring.Data.Csv;

/// <summary>
/// Cuts a stream of UTF-8 text into blocks of whole records, so that several threads can read them, each with its own
/// <see cref="CsvReader"/>. Without quotes in a block the cut is a search from its end; with quotes the block is scanned once.
/// </summary>
/// <param name="stream">The text, from where it stands; closed with this reader.</param>
/// <param name="dialect">How it is written.</param>
/// <param name="blockBytes">The size of a block; one that ends inside a longer record grows to hold it.</param>
/// <param name="firstRow">The number of the first record in its file, counted from 1.</param>
public sealed class CsvBlockReader(Stream stream, CsvDialect dialect, int blockBytes = 1 << 20, long firstRow = 1) : IDisposable
{
    private byte[] _carry = [];
    private long _nextRow = firstRow;
    private bool _ended;

    /// <summary>The next block, or null at the end. A record longer than <see cref="CsvReader.MaxRecordBytes"/> ends the last block, cut short.</summary>
    public CsvBlock? Read()
    {
        if (_ended)
        {
            return null;
        }

        byte[] buffer = ArrayPool<byte>.Shared.Rent(Math.Max(blockBytes, 2 * _carry.Length));
        _carry.CopyTo(buffer, 0);
        int length = _carry.Length;
        while (true)
        {
            int read = stream.ReadAtLeast(buffer.AsSpan(length), buffer.Length - length, throwOnEndOfStream: false);
            _ended = read < buffer.Length - length;
            length += read;
            (int cut, long rows) = Cut(buffer.AsSpan(0, length));
            if (_ended || cut > 0 || length > CsvReader.MaxRecordBytes)
            {
                _ended |= cut == 0;
                return Take(buffer, length, cut, rows);
            }

            byte[] larger = ArrayPool<byte>.Shared.Rent(2 * buffer.Length);
            buffer.AsSpan(0, length).CopyTo(larger);
            ArrayPool<byte>.Shared.Return(buffer);
            buffer = larger;
        }
    }

    /// <inheritdoc/>
    public void Dispose() => stream.Dispose();

    private CsvBlock? Take(byte[] buffer, int length, int cut, long rows)
    {
        if (_ended)
        {
            rows += cut < length ? 1 : 0;
            cut = length;
        }

        _carry = buffer.AsSpan(cut, length - cut).ToArray();
        var block = new CsvBlock(buffer, cut, _nextRow, rows);
        _nextRow += rows;
        if (cut > 0)
        {
            return block;
        }

        block.Dispose();
        return null;
    }

    /// <summary>Where the last whole record ends, and how many there are.</summary>
    private (int Length, long Rows) Cut(ReadOnlySpan<byte> bytes)
    {
        if (!bytes.Contains(dialect.Quote))
        {
            int end = bytes.LastIndexOf(dialect.RecordEnd) + 1;
            return (end, bytes[..end].Count(dialect.RecordEnd));
        }

        var scanner = new RecordScanner(dialect);
        int next = 0;
        long rows = 0;
        scanner.Begin(0);
        while (scanner.Scan(bytes))
        {
            next = scanner.End(scanner.FieldCount - 1) + 1;
            rows++;
            scanner.Begin(next);
        }

        return (next, rows);
    }
}
