using System.Formats.Tar;

namespace Mainspring.Server.Maintenance.Backups;

/// <summary>Writes members of a backup one after the other into a stream that need not seek.</summary>
internal sealed class ArchiveWriter(Stream target, DateTimeOffset at) : IAsyncDisposable
{
    private readonly TarWriter _tar = new(target, TarEntryFormat.Pax, leaveOpen: true);

    /// <summary>Writes a member, and disposes of its bytes.</summary>
    public async Task<BackupFile> AddAsync(string name, Stream bytes, long length, CancellationToken cancellation)
    {
        await using var measured = new MeasuredStream(bytes, length);
        var entry = new PaxTarEntry(TarEntryType.RegularFile, name) { DataStream = measured, ModificationTime = at, Mode = UnixFileMode.UserRead | UnixFileMode.UserWrite };
        await _tar.WriteEntryAsync(entry, cancellation);
        return new(name, length, measured.Sha256);
    }

    public ValueTask DisposeAsync() => _tar.DisposeAsync();
}
