using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Mainspring.Lifecycle.Artifacts;
using Mainspring.Lifecycle.Predictions.Sealing;
using Mainspring.Server.Hosting;
using Mainspring.Storage.Relational;
using Mainspring.Storage.Relational.Artifacts;
using Mainspring.Storage.Relational.Backup;
using Microsoft.Extensions.Logging;

namespace Mainspring.Server.Maintenance.Backups;

/// <summary>
/// Makes a backup of everything while the server works on: tables of one moment, the contents that they name, the prediction journals of this
/// node as far as they are written then, and the key of sealed secrets. Memory does not grow with any of them.
/// </summary>
internal sealed class WorkspaceBackup(Database database, IArtifactStore store, PredictionSealer sealer, Workspace workspace, TimeProvider time, ILogger<WorkspaceBackup> logger)
{
    private const string Prefix = "backup-";

    /// <summary>Writes the tables of this moment into files. One backup is made at a time.</summary>
    /// <exception cref="IOException">The disk did not take them.</exception>
    public async Task<WorkspaceSnapshot> TakeAsync(CancellationToken cancellation)
    {
        ClearUp();
        // Predictions that are not sealed at this moment have to stay in the journals until these are copied.
        var snapshot = new WorkspaceSnapshot(Path.Combine(workspace.ScratchFolder, $"{Prefix}{Guid.NewGuid():N}"), time.GetUtcNow(), sealer.HoldJournals());
        try
        {
            snapshot.Tables = await database.ExportAsync(
                session =>
                {
                    using (StreamWriter contents = snapshot.CreateContents())
                    {
                        ContentReferences.Each(session, hash => contents.WriteLine(hash.Value));
                    }

                    return DatabaseDump.Write(session, snapshot.Create, cancellation);
                },
                cancellation);
            return snapshot;
        }
        catch
        {
            snapshot.Dispose();
            throw;
        }
    }

    /// <summary>Writes the backup.</summary>
    public async Task WriteAsync(WorkspaceSnapshot snapshot, Stream target, CancellationToken cancellation)
    {
        await using var archive = new ArchiveWriter(target, snapshot.TakenAt);
        var tables = new List<BackupTable>();
        foreach (DumpedTable table in snapshot.Tables.Tables)
        {
            FileStream rows = snapshot.Open(table.Name);
            BackupFile member = await archive.AddAsync(MemberName.Table(table.Name), rows, rows.Length, cancellation);
            tables.Add(new(table.Name, table.Rows, member.Bytes, member.Sha256));
        }

        BackupContents contents = await WriteContentsAsync(snapshot, archive, cancellation);
        List<BackupFile> files = await WriteFilesAsync(archive, cancellation);
        var manifest = new BackupManifest(BackupManifest.CurrentFormat, snapshot.TakenAt, Version(), snapshot.Tables.Schema, tables, contents, files);
        byte[] bytes = JsonSerializer.SerializeToUtf8Bytes(manifest, BackupJson.Default.BackupManifest);
        await archive.AddAsync(MemberName.Manifest, new MemoryStream(bytes), bytes.Length, cancellation);
    }

    private static string Version() => typeof(WorkspaceBackup).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "0";

    /// <summary>Removes what a server that was killed left of an earlier backup.</summary>
    private void ClearUp()
    {
        foreach (string leftover in Directory.GetDirectories(workspace.ScratchFolder, Prefix + "*"))
        {
            Directory.Delete(leftover, recursive: true);
        }
    }

    private async Task<BackupContents> WriteContentsAsync(WorkspaceSnapshot snapshot, ArchiveWriter archive, CancellationToken cancellation)
    {
        using IncrementalHash names = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        List<string> missing = [];
        long count = 0;
        long bytes = 0;
        foreach (ContentHash hash in snapshot.Contents())
        {
            if (await store.OpenAsync(hash, cancellation) is not { } content)
            {
                logger.ContentMissing(hash.Value);
                missing.Add(hash.Value);
                continue;
            }

            BackupFile member = await archive.AddAsync(MemberName.Content(hash), content, content.Length, cancellation);
            if (member.Sha256 != hash.Value)
            {
                logger.ContentDamaged(hash.Value);
                missing.Add(hash.Value);
                continue;
            }

            names.AppendData(Encoding.ASCII.GetBytes(hash.Value + "\n"));
            count++;
            bytes += member.Bytes;
        }

        return new(count, bytes, Convert.ToHexStringLower(names.GetHashAndReset()), missing);
    }

    private async Task<List<BackupFile>> WriteFilesAsync(ArchiveWriter archive, CancellationToken cancellation)
    {
        List<BackupFile> files = [];
        IEnumerable<string> journals = Directory.EnumerateFiles(workspace.JournalFolder).Where(file => MemberName.IsJournal(MemberName.Journal(Path.GetFileName(file)), out _));
        foreach (string journal in journals.Order(StringComparer.Ordinal))
        {
            files.Add(await AddFileAsync(archive, MemberName.Journal(Path.GetFileName(journal)), journal, cancellation));
        }

        if (File.Exists(workspace.SecretKeyPath))
        {
            files.Add(await AddFileAsync(archive, MemberName.SecretKey, workspace.SecretKeyPath, cancellation));
        }

        return files;
    }

    private static Task<BackupFile> AddFileAsync(ArchiveWriter archive, string name, string path, CancellationToken cancellation)
    {
        var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, 1 << 16, FileOptions.Asynchronous | FileOptions.SequentialScan);
        return archive.AddAsync(name, file, file.Length, cancellation);
    }
}
