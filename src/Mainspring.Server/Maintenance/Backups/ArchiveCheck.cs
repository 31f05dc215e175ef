using System.Formats.Tar;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Mainspring.Lifecycle.Artifacts;

namespace Mainspring.Server.Maintenance.Backups;

/// <summary>Hashes the members of a backup as they come, and at the end compares them with the manifest. Memory does not grow with the contents.</summary>
internal sealed class ArchiveCheck
{
    private const long LargestManifest = 64L << 20;

    private readonly Dictionary<string, ArchiveMember> _members = [];
    private readonly List<string> _damaged = [];
    private readonly IncrementalHash _names = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private BackupManifest? _manifest;
    private long _contents;
    private long _contentBytes;

    /// <summary>Tables, journals and keys by name.</summary>
    public IReadOnlyDictionary<string, ArchiveMember> Members => _members;

    /// <summary>Looks at the next member.</summary>
    /// <exception cref="InvalidDataException">It has no place in a backup.</exception>
    public async Task TakeAsync(TarEntry entry, CancellationToken cancellation)
    {
        if (entry.EntryType != TarEntryType.RegularFile || _manifest is not null)
        {
            throw new InvalidDataException($"'{entry.Name}' has no place in a backup");
        }

        Stream bytes = entry.DataStream ?? Stream.Null;
        if (MemberName.IsContent(entry.Name, out ContentHash? hash))
        {
            await TakeContentAsync(hash, bytes, entry.Length, cancellation);
        }
        else if (entry.Name == MemberName.Manifest)
        {
            _manifest = await ReadManifestAsync(bytes, entry.Length, cancellation);
        }
        else if (MemberName.IsTable(entry.Name) || MemberName.IsJournal(entry.Name, out _) || entry.Name == MemberName.SecretKey)
        {
            string sha256 = Convert.ToHexStringLower(await SHA256.HashDataAsync(bytes, cancellation));
            if (!_members.TryAdd(entry.Name, new(entry.DataOffset, entry.Length, sha256)))
            {
                throw new InvalidDataException($"'{entry.Name}' stands in it twice");
            }
        }
        else
        {
            throw new InvalidDataException($"'{entry.Name}' has no place in a backup");
        }
    }

    /// <summary>Compares what was there with what the manifest says.</summary>
    /// <exception cref="BackupDamagedException">They differ.</exception>
    public BackupManifest Finish(string path)
    {
        if (_manifest is null)
        {
            throw new BackupDamagedException($"{path} is no whole backup of Mainspring: its end is missing. Nothing was restored.");
        }

        return FindFault(_manifest) is { } fault ? throw new BackupDamagedException($"{path} is not as it was written: {fault}. Nothing was restored.") : _manifest;
    }

    private static async Task<BackupManifest> ReadManifestAsync(Stream bytes, long length, CancellationToken cancellation)
    {
        if (length > LargestManifest)
        {
            throw new InvalidDataException($"its manifest has {length} bytes");
        }

        using JsonDocument manifest = await JsonDocument.ParseAsync(bytes, default, cancellation);
        int format = manifest.RootElement.TryGetProperty("format", out JsonElement number) ? number.GetInt32() : 0;
        return format > BackupManifest.CurrentFormat
            ? throw new InvalidDataException($"a newer Mainspring made it, in format {format}; this version reads format {BackupManifest.CurrentFormat}")
            : manifest.Deserialize(BackupJson.Default.BackupManifest) ?? throw new InvalidDataException("its manifest is empty");
    }

    private async Task TakeContentAsync(ContentHash hash, Stream bytes, long length, CancellationToken cancellation)
    {
        if (ContentHash.Of(await SHA256.HashDataAsync(bytes, cancellation)) != hash)
        {
            _damaged.Add(hash.Value);
            return;
        }

        _names.AppendData(Encoding.ASCII.GetBytes(hash.Value + "\n"));
        _contents++;
        _contentBytes += length;
    }

    private string? FindFault(BackupManifest manifest)
    {
        BackupFile[] named = [.. manifest.Tables.Select(table => new BackupFile(MemberName.Table(table.Name), table.Bytes, table.Sha256)), .. manifest.Files];
        return _damaged.Except(manifest.Contents.Missing).FirstOrDefault() is { } damaged ? $"the content {damaged} has other bytes"
            : named.FirstOrDefault(file => !IsHere(file)) is { } file ? $"'{file.Name}' is missing or has other bytes"
            : _members.Keys.Except(named.Select(file => file.Name)).FirstOrDefault() is { } extra ? $"'{extra}' was added"
            : (_contents, _contentBytes, Convert.ToHexStringLower(_names.GetCurrentHash())) != (manifest.Contents.Count, manifest.Contents.Bytes, manifest.Contents.Sha256) ? "contents are missing or were added"
            : null;
    }

    private bool IsHere(BackupFile file) => _members.TryGetValue(file.Name, out ArchiveMember? member) && member.Bytes == file.Bytes && member.Sha256 == file.Sha256;
}
