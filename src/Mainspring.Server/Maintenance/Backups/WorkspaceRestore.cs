using Mainspring.Data.Native;
using Mainspring.Lifecycle.Artifacts;
using Mainspring.Server.Artifacts;
using Mainspring.Server.Databases;
using Mainspring.Server.Hosting;
using Mainspring.Storage.Files;
using Mainspring.Storage.Relational;
using Mainspring.Storage.Relational.Backup;

namespace Mainspring.Server.Maintenance.Backups;

/// <summary>
/// Puts a backup in place: into a folder beside the home folder first, which gets its name when everything is there. A restore that fails or
/// is broken off leaves nothing behind, so it can be tried again.
/// </summary>
public static class WorkspaceRestore
{
    /// <summary>Restores a checked backup.</summary>
    /// <exception cref="TargetNotEmptyException">Something is there already.</exception>
    /// <exception cref="BackupDamagedException">A newer version made it, or its tables do not fit together.</exception>
    /// <exception cref="DatabaseNotOpenedException">The database cannot be used.</exception>
    /// <exception cref="ArtifactLocationException">The place for artefacts is none.</exception>
    public static async Task<RestoreReport> RunAsync(BackupArchive archive, RestoreOptions options, TimeProvider time, CancellationToken cancellation = default)
    {
        string home = Path.TrimEndingDirectorySeparator(Path.GetFullPath(options.Home));
        var load = new DatabaseLoad(archive.Dump, archive.OpenTable);
        Telling(load.Check);
        RefuseHome(home);
        string staging = $"{home}.restoring-{Guid.NewGuid():N}";
        Directory.CreateDirectory(staging);
        IArtifactStore? store = null;
        bool ownsContents = false;
        try
        {
            store = ArtifactServices.Open(options.ArtifactLocation, Path.Combine(staging, Workspace.ArtifactFolderName), time);
            await RefuseContentsAsync(store, options, cancellation);
            ownsContents = true;
            var files = new RestoredFiles(staging, store);
            await archive.ReadFilesAsync(files.TakeAsync, cancellation);
            Telling(() => MetadataDatabase.Restore(options.Database, Path.Combine(staging, Workspace.DatabaseFileName), load, time));
            Publish(staging, home);
            return Report(archive.Manifest, options, home, time);
        }
        catch
        {
            await ClearAsync(ownsContents && options.ArtifactLocation is not null ? store : null, staging);
            throw;
        }
        finally
        {
            (store as IDisposable)?.Dispose();
        }
    }

    private static void RefuseHome(string home)
    {
        if (File.Exists(home) || (Directory.Exists(home) && Directory.EnumerateFileSystemEntries(home).Any()))
        {
            throw new TargetNotEmptyException($"{home} is not empty, and a backup is restored only where nothing is: name another folder with --home, or move this one away.");
        }
    }

    private static async Task RefuseContentsAsync(IArtifactStore store, RestoreOptions options, CancellationToken cancellation)
    {
        await foreach (StoredContent content in store.ListAsync(cancellation))
        {
            throw new TargetNotEmptyException($"{options.ArtifactLocation} holds {content.Hash} already, and a backup is restored only where nothing is: name another prefix with --artifacts.");
        }
    }

    /// <summary>Gives the folder its name. What lies in it is on the disk already.</summary>
    private static void Publish(string staging, string home)
    {
        if (Directory.Exists(home))
        {
            Directory.Delete(home);
        }

        Directory.Move(staging, home);
        DiskSync.Folder(Path.GetDirectoryName(home)!);
    }

    private static RestoreReport Report(BackupManifest manifest, RestoreOptions options, string home, TimeProvider time)
    {
        using Database database = MetadataDatabase.Open(options.Database, Path.Combine(home, Workspace.DatabaseFileName), time);
        return new(
            manifest.MadeAt,
            manifest.Tables.Count,
            manifest.Tables.Sum(table => table.Rows),
            manifest.Contents.Count,
            manifest.Contents.Bytes,
            manifest.Files.Count(file => MemberName.IsJournal(file.Name, out _)),
            manifest.Contents.Missing.Count,
            database.FindDamage());
    }

    private static async Task ClearAsync(IArtifactStore? store, string staging)
    {
        if (Directory.Exists(staging))
        {
            Directory.Delete(staging, recursive: true);
        }

        if (store is not null)
        {
            await foreach (StoredContent content in store.ListAsync())
            {
                await store.DeleteAsync(content.Hash);
            }
        }
    }

    private static void Telling(Action use)
    {
        try
        {
            use();
        }
        catch (DatabaseNotEmptyException full)
        {
            throw new TargetNotEmptyException(full.Message);
        }
        catch (Exception unfit) when (unfit is DumpUnfitException or ConstraintBrokenException)
        {
            throw new BackupDamagedException($"The backup cannot be restored: {unfit.Message} Nothing was restored.", unfit);
        }
    }
}
