using Mainspring.Data.Native;
using Microsoft.Win32.SafeHandles;

namespace Mainspring.Storage.Files;

/// <summary>A file that is read from somewhere on to its end, by a reader who also has other things to do: the disk is kept some way ahead of it.</summary>
internal sealed class ReadAheadFile : Stream
{
    private const long Ahead = 32 << 20;
    private const long Piece = 8 << 20;

    private readonly SafeFileHandle _file;
    private long _position;
    private long _asked;

    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    public ReadAheadFile(string path)
    {
        _file = File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, FileOptions.SequentialScan);
        Length = RandomAccess.GetLength(_file);
    }

    public override bool CanRead => true;

    public override bool CanSeek => true;

    public override bool CanWrite => false;

    public override long Length { get; }

    public override long Position
    {
        get => _position;
        set => Seek(value, SeekOrigin.Begin);
    }

    public override int Read(Span<byte> buffer)
    {
        KeepAhead();
        int read = RandomAccess.Read(_file, buffer, _position);
        _position += read;
        return read;
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    /// <summary>The bytes were asked for a while ago and are nearly always in memory: to hand such a read to another thread takes longer than the read.</summary>
    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
        cancellationToken.IsCancellationRequested ? ValueTask.FromCanceled<int>(cancellationToken) : ValueTask.FromResult(Read(buffer.Span));

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override long Seek(long offset, SeekOrigin origin)
    {
        long place = origin switch { SeekOrigin.Begin => offset, SeekOrigin.Current => _position + offset, _ => Length + offset };
        ArgumentOutOfRangeException.ThrowIfNegative(place, nameof(offset));
        return _position = place;
    }

    public override void Flush()
    {
    }

    public override void SetLength(long value) => throw new NotSupportedException("An artefact is never changed.");

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException("An artefact is never changed.");

    protected override void Dispose(bool disposing)
    {
        _file.Dispose();
        base.Dispose(disposing);
    }

    private void KeepAhead()
    {
        if (_position > _asked || _asked > _position + Ahead + Piece)
        {
            _asked = _position; // the reader went elsewhere
        }

        while (_asked < _position + Ahead && _asked < Length)
        {
            ReadAhead.Ask(_file, _asked, Piece);
            _asked += Piece;
        }
    }
}
