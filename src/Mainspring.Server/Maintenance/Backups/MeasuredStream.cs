using System.Security.Cryptography;

namespace Mainspring.Server.Maintenance.Backups;

/// <summary>So many bytes of a stream and no more, hashed while they are read: a file may grow meanwhile, but the archive has written its length already.</summary>
internal sealed class MeasuredStream(Stream source, long length) : Stream
{
    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private long _position;

    /// <summary>The hash of all bytes, once they are read.</summary>
    public string Sha256 => Convert.ToHexStringLower(_hash.GetCurrentHash());

    public override bool CanRead => true;

    // Only so that the archive asks for the length.
    public override bool CanSeek => true;

    public override bool CanWrite => false;

    public override long Length => length;

    public override long Position { get => _position; set => throw new NotSupportedException(); }

    public override int Read(Span<byte> buffer) => Count(buffer, source.Read(Rest(buffer.Length, out int most) ? buffer[..most] : []));

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        int read = Rest(buffer.Length, out int most) ? await source.ReadAsync(buffer[..most], cancellationToken) : 0;
        return Count(buffer.Span, read);
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

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
            source.Dispose();
            _hash.Dispose();
        }

        base.Dispose(disposing);
    }

    private bool Rest(int room, out int most)
    {
        most = (int)Math.Min(room, length - _position);
        return most > 0;
    }

    private int Count(ReadOnlySpan<byte> buffer, int read)
    {
        if (read == 0 && buffer.Length > 0 && _position < length)
        {
            throw new EndOfStreamException($"A file of the backup became shorter while it was read: {_position} bytes instead of {length}.");
        }

        _hash.AppendData(buffer[..read]);
        _position += read;
        return read;
    }
}
