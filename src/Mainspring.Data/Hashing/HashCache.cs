using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Mainspring.Data.Hashing;

/// <summary>
/// Hashes of files that were read before, in a file of their own, so that only what changed is read again. A file counts as unchanged when its
/// length and the time of its last write are the same, unless that time was so close to the moment of hashing that a later write could share it.
/// </summary>
/// <param name="path">The file of the cache; a new one when there is none or it cannot be read.</param>
/// <param name="time">The clock of the machine.</param>
public sealed class HashCache(string path, TimeProvider time)
{
    private const int MostEntries = 100_000;

    // File systems keep the time of a write in steps of up to two seconds.
    private static readonly TimeSpan Settled = TimeSpan.FromSeconds(2);

    private readonly Dictionary<string, HashCacheEntry> _entries = Load(path);
    private bool _changed;

    /// <summary>How many files were read because nothing was known of them.</summary>
    public int Reads { get; private set; }

    /// <summary>The hashes of a file.</summary>
    public FileHashes Of(string file, CancellationToken cancellation = default)
    {
        string key = Path.GetFullPath(file);
        var info = new FileInfo(key);
        if (info.Exists && _entries.TryGetValue(key, out HashCacheEntry? known) && known.Bytes == info.Length && known.WrittenAt == info.LastWriteTimeUtc.Ticks)
        {
            return new(known.Sha256, known.Md5, known.Bytes);
        }

        DateTimeOffset begun = time.GetUtcNow();
        FileHashes hashes = FileHashes.Of(key, cancellation);
        Reads++;
        var after = new FileInfo(key);
        if (after.Length == info.Length && after.LastWriteTimeUtc == info.LastWriteTimeUtc && begun - info.LastWriteTimeUtc > Settled)
        {
            Keep(key, new(info.Length, info.LastWriteTimeUtc.Ticks, hashes.Sha256, hashes.Md5));
        }

        return hashes;
    }

    /// <summary>The hashes of several files as those of one thing: of a single file its own, of several the hashes of the lines of their hashes.</summary>
    public FileHashes OfAll(IReadOnlyList<string> files, CancellationToken cancellation = default)
    {
        FileHashes[] hashes = [.. files.Select(file => Of(file, cancellation))];
        if (hashes is [var only])
        {
            return only;
        }

        byte[] lines = Encoding.ASCII.GetBytes(string.Join('\n', hashes.Select(hash => hash.Sha256)));
        return new(Convert.ToHexStringLower(SHA256.HashData(lines)), Convert.ToHexStringLower(MD5.HashData(lines)), hashes.Sum(hash => hash.Bytes));
    }

    /// <summary>Writes what is new, in one step. What another process wrote meanwhile may be lost and is then read again.</summary>
    public void Save()
    {
        if (!_changed)
        {
            return;
        }

        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
        string temporary = $"{path}.{Guid.NewGuid():n}";
        File.WriteAllBytes(temporary, JsonSerializer.SerializeToUtf8Bytes(_entries, HashCacheJson.Default.DictionaryStringHashCacheEntry));
        File.Move(temporary, path, overwrite: true);
        _changed = false;
    }

    private static Dictionary<string, HashCacheEntry> Load(string path)
    {
        try
        {
            return File.Exists(path) ? JsonSerializer.Deserialize(File.ReadAllBytes(path), HashCacheJson.Default.DictionaryStringHashCacheEntry) ?? [] : [];
        }
        catch (Exception unreadable) when (unreadable is JsonException or IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }

    private void Keep(string key, HashCacheEntry entry)
    {
        if (_entries.Count >= MostEntries)
        {
            _entries.Clear();
        }

        _entries[key] = entry;
        _changed = true;
    }
}
