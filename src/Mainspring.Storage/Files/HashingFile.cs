using System.Security.Cryptography;
using Mainspring.Data.Native;
using Mainspring.Lifecycle.Artifacts;
using Microsoft.Win32.SafeHandles;

namespace Mainspring.Storage.Files;

/// <summary>
/// Writes a stream into a new file and tells what it is. While one buffer is read from the stream, the one before is hashed and written,
/// both at once. What goes beyond <see cref="CachedBytes"/> is written past the memory of the machine where the file system can do so.
/// Memory is two buffers, however long the stream.
/// </summary>
internal sealed class HashingFile : IDisposable
{
    /// <summary>Files up to this size are likely to be read soon, as models are, and go through the memory of the machine.</summary>
    public const long CachedBytes = 64 << 20;

    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private readonly SafeFileHandle _file;
    private long _length;
    private bool _uncached;

    private HashingFile(string path) => _file = File.OpenHandle(path, FileMode.CreateNew, FileAccess.Write, FileShare.None);

    /// <summary>Writes all of a stream. When the task ends the bytes are on the disk, though their name need not be.</summary>
    public static async Task<Content> WriteAsync(Stream bytes, string path, CancellationToken cancellation)
    {
        using var file = new HashingFile(path);
        Memory<byte> filling = BufferPool.Rent();
        Memory<byte> draining = BufferPool.Rent();
        Task drained = Task.CompletedTask;
        try
        {
            int read;
            do
            {
                read = await bytes.ReadAtLeastAsync(filling, filling.Length, throwOnEndOfStream: false, cancellation);
                await drained;
                (filling, draining) = (draining, filling);
                drained = file.DrainAsync(draining[..read]);
            }
            while (read == draining.Length);

            await drained;
            DiskSync.File(file._file);
            return new(ContentHash.Of(file._hash.GetHashAndReset()), file._length);
        }
        finally
        {
            await drained.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            BufferPool.Return(filling);
            BufferPool.Return(draining);
        }
    }

    public void Dispose()
    {
        _file.Dispose();
        _hash.Dispose();
    }

    private Task DrainAsync(ReadOnlyMemory<byte> bytes)
    {
        if (bytes.Length == BufferPool.BufferBytes)
        {
            return Task.WhenAll(Task.Run(() => _hash.AppendData(bytes.Span)), Task.Run(() => Write(bytes.Span)));
        }

        _hash.AppendData(bytes.Span);
        Write(bytes.Span);
        return Task.CompletedTask;
    }

    private void Write(ReadOnlySpan<byte> bytes)
    {
        bool fits = bytes.Length % UncachedFile.Alignment == 0;
        if (_uncached ? !fits : fits && _length == CachedBytes)
        {
            _uncached = UncachedFile.TrySet(_file, !_uncached) && !_uncached;
        }

        try
        {
            RandomAccess.Write(_file, bytes, _length);
        }
        catch (IOException) when (_uncached && UncachedFile.TrySet(_file, uncached: false))
        {
            // Some file systems let it be switched on and then refuse to write so.
            _uncached = false;
            RandomAccess.Write(_file, bytes, _length);
        }

        _length += bytes.Length;
    }
}
