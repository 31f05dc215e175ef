using Mainspring.Data.Native;
using Mainspring.Lifecycle.Artifacts;
using Mainspring.Server.Hosting;

namespace Mainspring.Server.Maintenance.Backups;

/// <summary>Puts contents, journals and keys where a server looks for them.</summary>
internal sealed class RestoredFiles(string home, IArtifactStore store)
{
    /// <summary>Takes one member. When the task ends it is on the disk.</summary>
    /// <exception cref="InvalidDataException">Its bytes changed after they were checked.</exception>
    public async Task TakeAsync(string name, Stream bytes, CancellationToken cancellation)
    {
        if (MemberName.IsContent(name, out ContentHash? hash))
        {
            Content put = await store.PutAsync(bytes, cancellation);
            if (put.Hash != hash)
            {
                throw new InvalidDataException($"the content {hash} changed while it was restored");
            }
        }
        else if (MemberName.IsJournal(name, out string? file))
        {
            string folder = Directory.CreateDirectory(Path.Combine(home, Workspace.JournalFolderName)).FullName;
            await WriteAsync(Path.Combine(folder, file), bytes, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.OtherRead, cancellation);
        }
        else
        {
            await WriteAsync(Path.Combine(home, Workspace.SecretKeyFileName), bytes, UnixFileMode.UserRead | UnixFileMode.UserWrite, cancellation);
        }
    }

    private static async Task WriteAsync(string path, Stream bytes, UnixFileMode mode, CancellationToken cancellation)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, Options = FileOptions.Asynchronous };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = mode;
        }

        await using (var file = new FileStream(path, options))
        {
            await bytes.CopyToAsync(file, cancellation);
            file.Flush(flushToDisk: true);
        }

        DiskSync.Folder(Path.GetDirectoryName(path)!);
    }
}
