using Mainspring.Data.Native;
using Microsoft.Win32.SafeHandles;

namespace Mainspring.Storage.Files;

/// <summary>
/// A large file that is read past the memory of the machine. While one block is handed out the next are on their way from the disk, which
/// gives them at more than twice the rate of reads that also fill the machine's memory.
/// </summary>
/// <remarks>Memory is one block more than are on their way, however long the file.</remarks>
internal sealed class UncachedReader : Stream
{
    private const int Ahead = 2;

    private readonly SafeFileHandle _file;
    private readonly Queue<Task<Block>> _coming = new();
    private Block? _block;
    private long _position;
    private long _asked;

    private UncachedReader(SafeFileHandle file, long length)
    {
        _file = file;
        Length = length;
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

    /// <summary>Reads an open file so, from its start; null where the file system cannot. The reader closes the file.</summary>
    public static UncachedReader? TryOver(SafeFileHandle file) =>
        OperatingSystem.IsLinux() && UncachedFile.TrySet(file, uncached: true) ? new(file, RandomAccess.GetLength(file)) : null;

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (buffer.IsEmpty || _position >= Length)
        {
            return 0;
        }

        if (_block is not { } block || !block.Holds(_position))
        {
            _block = block = await NextAsync();
        }

        ReadOnlyMemory<byte> rest = block.From(_position);
        int read = Math.Min(rest.Length, buffer.Length);
        rest[..read].CopyTo(buffer);
        _position += read;
        return read;
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override int Read(byte[] buffer, int offset, int count) => ReadAsync(buffer.AsMemory(offset, count)).AsTask().GetAwaiter().GetResult();

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
        Forget();
        _file.Dispose();
        base.Dispose(disposing);
    }

    /// <summary>The block at the position; those that are on their way are kept when the reader goes on where it was.</summary>
    private async Task<Block> NextAsync()
    {
        long start = _position - (_position % BufferPool.BufferBytes);
        if (start != _asked - ((long)_coming.Count * BufferPool.BufferBytes))
        {
            Forget();
            _asked = start;
        }

        _block?.Return();
        _block = null;
        for (; _coming.Count <= Ahead && (_asked < Length || _coming.Count == 0); _asked += BufferPool.BufferBytes)
        {
            long asked = _asked;
            _coming.Enqueue(Task.Run(() => ReadBlock(asked)));
        }

        Block block = await _coming.Dequeue();
        return block.Holds(_position) ? block : throw new EndOfStreamException("The file became shorter while it was read.");
    }

    private Block ReadBlock(long start)
    {
        Memory<byte> buffer = BufferPool.Rent();
        bool isRead = false;
        try
        {
            int length = Read(buffer.Span, start);
            isRead = true;
            return new(start, buffer, length);
        }
        finally
        {
            if (!isRead)
            {
                BufferPool.Return(buffer);
            }
        }
    }

    private int Read(Span<byte> buffer, long start)
    {
        try
        {
            return RandomAccess.Read(_file, buffer, start);
        }
        catch (IOException) when (UncachedFile.TrySet(_file, uncached: false))
        {
            // Some file systems let it be switched on and then refuse to read so.
            return RandomAccess.Read(_file, buffer, start);
        }
    }

    /// <summary>Gives back every buffer as soon as the disk is done with it.</summary>
    private void Forget()
    {
        _block?.Return();
        _block = null;
        while (_coming.TryDequeue(out Task<Block>? coming))
        {
            _ = coming.ContinueWith(static read => read.Result.Return(), CancellationToken.None, TaskContinuationOptions.OnlyOnRanToCompletion, TaskScheduler.Default);
        }
    }

    private sealed record Block(long Start, Memory<byte> Buffer, int Length)
    {
        public bool Holds(long position) => position >= Start && position < Start + Length;

        public ReadOnlyMemory<byte> From(long position) => Buffer[(int)(position - Start)..Length];

        public void Return() => BufferPool.Return(Buffer);
    }
}
