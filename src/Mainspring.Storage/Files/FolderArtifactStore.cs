using System.Globalization;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using Mainspring.Data.Native;
using Mainspring.Lifecycle.Artifacts;
using Microsoft.Win32.SafeHandles;

namespace Mainspring.Storage.Files;

/// <summary>
/// Artefacts in a folder: <c>ab/cdef…</c>, named by nothing but their hash. A file gets its name only when all of it is on the
/// disk, so that every file which has a name is whole. Its time of writing is that of the last put.
/// </summary>
/// <remarks>One process works on a folder at a time.</remarks>
public sealed class FolderArtifactStore : IArtifactStore, ILocalContents
{
    private readonly string _root;
    private readonly string _incoming;
    private readonly TimeProvider _time;

    // A put of bytes that are there must not meet their removal half-way.
    private readonly Lock _naming = new();

    /// <param name="root">The folder; it is made when it is missing. What an interrupted upload left in it is removed.</param>
    /// <param name="time">The clock of puts.</param>
    public FolderArtifactStore(string root, TimeProvider time)
    {
        _root = Path.GetFullPath(root);
        _time = time;
        _incoming = Path.Combine(_root, "incoming");
        Directory.CreateDirectory(_incoming);
        for (int first = 0; first < 256; first++)
        {
            Directory.CreateDirectory(FolderOf(first));
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
            Content content = await HashingFile.WriteAsync(bytes, temporary, cancellation);
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
            SafeFileHandle file = File.OpenHandle(PathOf(hash), FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, FileOptions.SequentialScan);
            UncachedReader? large = RandomAccess.GetLength(file) > HashingFile.CachedBytes ? UncachedReader.TryOver(file) : null;
            return Task.FromResult<Stream?>(large ?? (Stream)new FileStream(file, FileAccess.Read, bufferSize: 0));
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

    /// <inheritdoc/>
    public Task<bool> DeleteAsync(ContentHash hash, DateTimeOffset putBefore, CancellationToken cancellation = default)
    {
        lock (_naming)
        {
            var kept = new FileInfo(PathOf(hash));
            bool removed = kept.Exists && kept.LastWriteTimeUtc < putBefore.UtcDateTime;
            if (removed)
            {
                kept.Delete();
            }

            return Task.FromResult(removed);
        }
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<StoredContent> ListAsync([EnumeratorCancellation] CancellationToken cancellation = default)
    {
        for (int first = 0; first < 256; first++)
        {
            cancellation.ThrowIfCancellationRequested();
            foreach (StoredContent content in await Task.Run(() => ListFolder(first), cancellation))
            {
                yield return content;
            }
        }
    }

    /// <inheritdoc/>
    public Task<Uri?> SignAsync(ContentHash hash, string fileName, TimeSpan lifetime, CancellationToken cancellation = default) => Task.FromResult<Uri?>(null);

    private StoredContent[] ListFolder(int first) =>
    [
        .. from file in new DirectoryInfo(FolderOf(first)).EnumerateFiles()
           let hash = ContentHash.TryParse(first.ToString("x2", CultureInfo.InvariantCulture) + file.Name, out ContentHash? parsed) ? parsed : null
           where hash is not null && file.Exists
           orderby file.Name
           select new StoredContent(hash, file.Length, file.LastWriteTimeUtc),
    ];

    // The same bytes may be there already, and be read; a file of another length is damaged and is replaced.
    private void Keep(string temporary, Content content)
    {
        string path = PathOf(content.Hash);
        File.SetLastWriteTimeUtc(temporary, _time.GetUtcNow().UtcDateTime);
        lock (_naming)
        {
            var kept = new FileInfo(path);
            if (kept.Exists && kept.Length == content.Bytes)
            {
                kept.LastWriteTimeUtc = _time.GetUtcNow().UtcDateTime;
            }
            else
            {
                File.Move(temporary, path, overwrite: true);
            }
        }

        DiskSync.Folder(Path.GetDirectoryName(path)!);
    }

    private string FolderOf(int first) => Path.Combine(_root, first.ToString("x2", CultureInfo.InvariantCulture));

    /// <inheritdoc/>
    string? ILocalContents.PathOf(ContentHash hash) => PathOf(hash) is var path && File.Exists(path) ? path : null;

    private string PathOf(ContentHash hash) => Path.Combine(_root, hash.Value[..2], hash.Value[2..]);
}
