using System.Formats.Tar;
using System.Text.Json;
using Mainspring.Lifecycle.Artifacts;
using Mainspring.Storage.Relational.Backup;

namespace Mainspring.Server.Maintenance.Backups;

/// <summary>The file of a backup, every byte of which was checked when it was opened.</summary>
public sealed class BackupArchive : IAsyncDisposable
{
    private readonly FileStream _file;
    private readonly string _path;
    private readonly IReadOnlyDictionary<string, ArchiveMember> _members;

    private BackupArchive(FileStream file, string path, BackupManifest manifest, IReadOnlyDictionary<string, ArchiveMember> members)
    {
        _file = file;
        _path = path;
        Manifest = manifest;
        _members = members;
    }

    /// <summary>What is in it.</summary>
    public BackupManifest Manifest { get; }

    /// <summary>Its tables.</summary>
    internal DatabaseDump Dump => new(Manifest.Schema, [.. Manifest.Tables.Select(table => new DumpedTable(table.Name, table.Rows))]);

    /// <summary>Reads the whole file and compares every member with the manifest.</summary>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="BackupDamagedException">It is no backup, is cut off, was changed, or is of a newer version.</exception>
    public static async Task<BackupArchive> OpenAsync(string path, CancellationToken cancellation = default)
    {
        // It stays open, and nobody may write to it, until it is restored.
        var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 16, FileOptions.Asynchronous | FileOptions.SequentialScan);
        try
        {
            var check = new ArchiveCheck();
            await ReadAsync(file, path, check.TakeAsync, cancellation);
            return new(file, path, check.Finish(path), check.Members);
        }
        catch
        {
            await file.DisposeAsync();
            throw;
        }
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _file.DisposeAsync();

    /// <summary>Opens a table's dump, beside all other reading.</summary>
    internal Stream OpenTable(string table)
    {
        ArchiveMember member = _members[MemberName.Table(table)];
        var own = new FileStream(_path, FileMode.Open, FileAccess.Read, FileShare.Read);
        own.Position = member.Offset;
        return new MeasuredStream(own, member.Bytes);
    }

    /// <summary>Hands over what is not a table: contents, journals and keys.</summary>
    internal Task ReadFilesAsync(Func<string, Stream, CancellationToken, Task> take, CancellationToken cancellation)
    {
        HashSet<string> missing = [.. Manifest.Contents.Missing];
        _file.Position = 0;
        return ReadAsync(_file, _path, (entry, cancel) => Passes(entry.Name, missing) ? Task.CompletedTask : take(entry.Name, entry.DataStream ?? Stream.Null, cancel), cancellation);
    }

    private static bool Passes(string name, HashSet<string> missing) =>
        name == MemberName.Manifest || MemberName.IsTable(name) || (MemberName.IsContent(name, out ContentHash? hash) && missing.Contains(hash.Value));

    private static async Task ReadAsync(FileStream file, string path, Func<TarEntry, CancellationToken, Task> take, CancellationToken cancellation)
    {
        try
        {
            await using var tar = new TarReader(file, leaveOpen: true);
            while (await tar.GetNextEntryAsync(copyData: false, cancellation) is { } entry)
            {
                await take(entry, cancellation);
            }
        }
        catch (Exception broken) when (broken is EndOfStreamException or InvalidDataException or FormatException or JsonException)
        {
            throw new BackupDamagedException($"{path} is no whole backup of Mainspring: {broken.Message.TrimEnd('.')}. Nothing was restored.", broken);
        }
    }
}
