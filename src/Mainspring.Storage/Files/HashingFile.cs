using System.Buffers;
using System.Security.Cryptography;
using Mainspring.Data.Native;
using Mainspring.Lifecycle.Artifacts;
using Microsoft.Win32.SafeHandles;

namespace Mainspring.Storage.Files;

/// <summary>
/// Writes a stream into a new file and tells what it is. While one buffer is read from the stream, the one before is hashed and written,
/// which are two more things that happen at once; the disk works all the while. Memory is two buffers, however long the stream.
/// </summary>
internal sealed class HashingFile : IDisposable
{
    private const int BufferBytes = 1 << 20;

    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private readonly SafeFileHandle _file;
    private readonly WriteBehind _behind;
    private long _length;

    private HashingFile(string path)
    {
        _file = File.OpenHandle(path, FileMode.CreateNew, FileAccess.Write, FileShare.None);
        _behind = new(_file);
    }

    /// <summary>Writes all of a stream. When the task ends the bytes are on the disk, though their name need not be.</summary>
    public static async Task<Content> WriteAsync(Stream bytes, string path, CancellationToken cancellation)
    {
        using var file = new HashingFile(path);
        byte[] filling = ArrayPool<byte>.Shared.Rent(BufferBytes);
        byte[] draining = ArrayPool<byte>.Shared.Rent(BufferBytes);
        Task drained = Task.CompletedTask;
        try
        {
            int read;
            do
            {
                read = await bytes.ReadAtLeastAsync(filling.AsMemory(0, BufferBytes), BufferBytes, throwOnEndOfStream: false, cancellation);
                await drained;
                (filling, draining) = (draining, filling);
                drained = file.DrainAsync(draining.AsMemory(0, read));
            }
            while (read == BufferBytes);

            await drained;
            DiskSync.File(file._file);
            return new(ContentHash.Of(file._hash.GetHashAndReset()), file._length);
        }
        finally
        {
            await drained.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            ArrayPool<byte>.Shared.Return(filling);
            ArrayPool<byte>.Shared.Return(draining);
        }
    }

    public void Dispose()
    {
        _file.Dispose();
        _hash.Dispose();
    }

    private Task DrainAsync(ReadOnlyMemory<byte> bytes)
    {
        if (bytes.Length < BufferBytes)
        {
            _hash.AppendData(bytes.Span);
            Write(bytes.Span);
            return Task.CompletedTask;
        }

        return Task.WhenAll(Task.Run(() => _hash.AppendData(bytes.Span)), Task.Run(() => Write(bytes.Span)));
    }

    private void Write(ReadOnlySpan<byte> bytes)
    {
        RandomAccess.Write(_file, bytes, _length);
        _length += bytes.Length;
        _behind.Reached(_length);
    }
}
