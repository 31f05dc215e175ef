using System.Buffers;
using System.Globalization;
using System.Security.Cryptography;
using Mainspring.Data.Native;
using Mainspring.Lifecycle.Artifacts;

namespace Mainspring.Storage.Files;

/// <summary>
/// Artefacts in a folder: <c>ab/cdef…</c>, named by nothing but their hash. A file gets its name only when all of it is on the
/// disk, so that every file which has a name is whole.
/// </summary>
public sealed class FolderArtifactStore : IArtifactStore
{
    private const int BufferBytes = 1 << 20;

    private readonly string _root;
    private readonly string _incoming;

    /// <param name="root">The folder; it is made when it is missing. What an interrupted upload left in it is removed.</param>
    public FolderArtifactStore(string root)
    {
        _root = Path.GetFullPath(root);
        _incoming = Path.Combine(_root, "incoming");
        Directory.CreateDirectory(_incoming);
        for (int first = 0; first < 256; first++)
        {
            Directory.CreateDirectory(Path.Combine(_root, first.ToString("x2", CultureInfo.InvariantCulture)));
        }

        DiskSync.Folder(_root);
        foreach (string leftover in Directory.EnumerateFiles(_incoming))
        {
            File.Delete(leftover);
        }
    }

    /// <inheritdoc/>
    public async Task<Content> PutAsync(Stream bytes, CancellationToken cancellation = default)
    {
        string temporary = Path.Combine(_incoming, Guid.NewGuid().ToString("N"));
        try
        {
            Content content = await WriteAsync(bytes, temporary, cancellation);
            Keep(temporary, content);
            return content;
        }
        finally
        {
            File.Delete(temporary);
        }
    }

    /// <inheritdoc/>
    public Task<Stream?> OpenAsync(ContentHash hash, CancellationToken cancellation = default)
    {
        try
        {
            return Task.FromResult<Stream?>(new FileStream(PathOf(hash), new FileStreamOptions
            {
                Access = FileAccess.Read,
                Share = FileShare.Read | FileShare.Delete,
                Options = FileOptions.SequentialScan,
                BufferSize = 1 << 16,
            }));
        }
        catch (FileNotFoundException)
        {
            return Task.FromResult<Stream?>(null);
        }
    }

    /// <inheritdoc/>
    public Task<bool> ContainsAsync(ContentHash hash, CancellationToken cancellation = default) => Task.FromResult(File.Exists(PathOf(hash)));

    /// <inheritdoc/>
    public async Task<bool> VerifyAsync(ContentHash hash, CancellationToken cancellation = default)
    {
        await using Stream? bytes = await OpenAsync(hash, cancellation);
        return bytes is not null && ContentHash.Of(await SHA256.HashDataAsync(bytes, cancellation)) == hash;
    }

    /// <inheritdoc/>
    public Task DeleteAsync(ContentHash hash, CancellationToken cancellation = default)
    {
        File.Delete(PathOf(hash));
        return Task.CompletedTask;
    }

    private static async Task<Content> WriteAsync(Stream bytes, string file, CancellationToken cancellation)
    {
        byte[] buffer = ArrayPool<byte>.Shared.Rent(BufferBytes);
        try
        {
            using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
            await using var target = new FileStream(file, FileMode.CreateNew, FileAccess.Write, FileShare.None, bufferSize: 0);
            for (int read; (read = await bytes.ReadAtLeastAsync(buffer, BufferBytes, throwOnEndOfStream: false, cancellation)) > 0;)
            {
                hash.AppendData(buffer, 0, read);
                target.Write(buffer, 0, read);
            }

            DiskSync.File(target.SafeFileHandle);
            return new(ContentHash.Of(hash.GetHashAndReset()), target.Length);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    // The same bytes may be there already, and be read; a file of another length is damaged and is replaced.
    private void Keep(string temporary, Content content)
    {
        var kept = new FileInfo(PathOf(content.Hash));
        if (!kept.Exists || kept.Length != content.Bytes)
        {
            File.Move(temporary, kept.FullName, overwrite: true);
        }

        DiskSync.Folder(kept.DirectoryName!);
    }

    private string PathOf(ContentHash hash) => Path.Combine(_root, hash.Value[..2], hash.Value[2..]);
}
