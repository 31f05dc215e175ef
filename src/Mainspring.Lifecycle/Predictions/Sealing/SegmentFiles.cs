using Mainspring.Lifecycle.Artifacts;

namespace Mainspring.Lifecycle.Predictions.Sealing;

/// <summary>
/// Sealed segments as files of this machine, which DuckDB can read: where they lie when the artefact store is a folder, else copies in a cache of bounded size. Thread-safe.
/// </summary>
public sealed class SegmentFiles(IArtifactStore store, string cache)
{
    /// <summary>The bytes that copies may take.</summary>
    public const long LargestCache = 4L << 30;

    private readonly SemaphoreSlim _filling = new(1);

    /// <summary>The path of a segment's file.</summary>
    /// <exception cref="FileNotFoundException">The store does not have it.</exception>
    /// <exception cref="IOException">It could not be copied.</exception>
    public async ValueTask<string> PathOfAsync(SealedSegment segment, CancellationToken cancellation = default)
    {
        ContentHash hash = segment.Content.Hash;
        if (store is ILocalContents local)
        {
            return local.PathOf(hash) ?? throw Missing(segment);
        }

        string path = Path.Combine(cache, hash.Value + ".parquet");
        if (!File.Exists(path))
        {
            await FillAsync(segment, path, cancellation);
        }

        return path;
    }

    private static FileNotFoundException Missing(SealedSegment segment) =>
        new($"The sealed predictions {segment.Name} ({segment.Content.Hash}) are missing in the artefact store; restore them from a backup.");

    private async Task FillAsync(SealedSegment segment, string path, CancellationToken cancellation)
    {
        await _filling.WaitAsync(cancellation);
        try
        {
            if (File.Exists(path))
            {
                return;
            }

            Directory.CreateDirectory(cache);
            MakeRoom(segment.Content.Bytes);
            await using Stream content = await store.OpenAsync(segment.Content.Hash, cancellation) ?? throw Missing(segment);
            string incoming = path + ".incoming";
            await using (FileStream copy = new(incoming, FileMode.Create, FileAccess.Write, FileShare.None, 1 << 16, useAsync: true))
            {
                await content.CopyToAsync(copy, cancellation);
            }

            File.Move(incoming, path, overwrite: true);
        }
        finally
        {
            _filling.Release();
        }
    }

    /// <summary>Removes the copies that were made first. Who reads one keeps its open file.</summary>
    private void MakeRoom(long bytes)
    {
        FileInfo[] copies = [.. new DirectoryInfo(cache).EnumerateFiles("*.parquet").OrderBy(file => file.LastWriteTimeUtc)];
        long taken = copies.Sum(file => file.Length) + bytes;
        foreach (FileInfo oldest in copies.TakeWhile(_ => taken > LargestCache))
        {
            taken -= oldest.Length;
            oldest.Delete();
        }
    }
}
