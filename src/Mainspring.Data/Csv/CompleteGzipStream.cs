using System.IO.Compression;
using System.Security.Cryptography;

namespace Mainspring.Data.Csv;

/// <summary>
/// Unpacks gzip and notices when the file was cut short, which the framework's stream takes for its end. A mark, packed as a further
/// member, is put behind the file: only when the file is whole does the mark come out behind its text.
/// </summary>
internal sealed class CompleteGzipStream : Stream
{
    private const int MarkBytes = 16;
    private const string Fault = "the gzip data is damaged or was cut short.";

    private readonly byte[] _mark = RandomNumberGenerator.GetBytes(MarkBytes);
    private readonly GZipStream _unpacked;
    private readonly byte[] _buffer = new byte[(64 * 1024) + MarkBytes];
    private int _start;
    private int _end;
    private bool _ended;

    /// <param name="packed">The file; closed with this stream.</param>
    public CompleteGzipStream(Stream packed) => _unpacked = new(new ConcatenatedStream(packed, Pack(_mark)), CompressionMode.Decompress);

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    /// <inheritdoc/>
    /// <exception cref="InvalidDataException">The data is damaged, or ends too early.</exception>
    public override int Read(Span<byte> buffer)
    {
        if (buffer.IsEmpty)
        {
            return 0;
        }

        while (_end - _start <= MarkBytes && !_ended)
        {
            Fill();
        }

        int count = Math.Min(buffer.Length, _end - _start - MarkBytes);
        _buffer.AsSpan(_start, count).CopyTo(buffer);
        _start += count;
        return count;
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _unpacked.Dispose();
        }

        base.Dispose(disposing);
    }

    private void Fill()
    {
        _buffer.AsSpan(_start, _end - _start).CopyTo(_buffer);
        (_start, _end) = (0, _end - _start);
        int read = ReadMore();
        _end += read;
        _ended = read == 0;
        if (_ended && !_buffer.AsSpan(_start, _end - _start).EndsWith(_mark))
        {
            throw new InvalidDataException(Fault);
        }
    }

    private int ReadMore()
    {
        try
        {
            return _unpacked.Read(_buffer, _end, _buffer.Length - _end);
        }
        catch (InvalidDataException damaged)
        {
            // Cut data, too, looks damaged when the mark is taken for the rest of it.
            throw new InvalidDataException(Fault, damaged);
        }
    }

    private static MemoryStream Pack(byte[] mark)
    {
        var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.NoCompression, leaveOpen: true))
        {
            gzip.Write(mark);
        }

        packed.Position = 0;
        return packed;
    }
}
