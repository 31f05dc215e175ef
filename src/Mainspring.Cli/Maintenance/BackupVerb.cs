using System.Globalization;
using Mainspring.Cli.Workspaces;
using Mainspring.Data.Native;
using Mainspring.Server.Maintenance.Backups;

namespace Mainspring.Cli.Maintenance;

/// <summary><c>mainspring backup</c>.</summary>
internal static class BackupVerb
{
    private const string StandardOutput = "-";

    private static readonly Argument<string> File = new("file") { Description = "the file to write, or - for the output; it holds every secret of the workspace" };

    public static Command Create() => new VerbCommand("backup", "Back up everything into one tar file while the server runs: tables of one moment, files, predictions and keys.")
    {
        Examples =
        [
            new("mainspring backup mainspring.tar", "checked after it was written; only its owner may read it"),
            new("mainspring backup - | zstd > mainspring.tar.zst", "through another program; nothing lies on this disk"),
        ],
        ExitCodes = "7 the file is there already, or a backup or gc runs, 8 not allowed",
        Arguments = { File },
    }.Runs(BackUpAsync);

    private static async Task<int> BackUpAsync(Invocation invocation, CancellationToken cancellation)
    {
        string file = invocation.Value(File)!;
        if (file == StandardOutput && invocation.Terminal.IsJson)
        {
            throw new CommandFailure(ExitCode.Usage, "the backup and the JSON would both go to the output; name a file, or leave --json away");
        }

        if (System.IO.File.Exists(file))
        {
            throw new CommandFailure(ExitCode.Conflict, $"{file} is there already, and a backup is never overwritten; name another file");
        }

        await using ServerSession session = await ServerSession.FindAsync(invocation.Place, cancellation);
        await using Stream backup = await session.Client.Maintenance.OpenBackupAsync(cancellation);
        if (file == StandardOutput)
        {
            await using Stream output = Console.OpenStandardOutput();
            await backup.CopyToAsync(output, cancellation);
            return ExitCode.Ok;
        }

        Say(invocation.Terminal, await WriteAsync(backup, Path.GetFullPath(file), cancellation), file);
        return ExitCode.Ok;
    }

    /// <summary>Writes beside the file first, so that whatever has its name is a whole backup that was read once.</summary>
    private static async Task<BackupManifest> WriteAsync(Stream backup, string file, CancellationToken cancellation)
    {
        string fresh = $"{file}.{Guid.NewGuid():N}";
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, Options = FileOptions.Asynchronous };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        try
        {
            await using (var target = new FileStream(fresh, options))
            {
                await backup.CopyToAsync(target, cancellation);
                target.Flush(flushToDisk: true);
            }

            await using BackupArchive archive = await BackupArchive.OpenAsync(fresh, cancellation);
            System.IO.File.Move(fresh, file, overwrite: false);
            DiskSync.Folder(Path.GetDirectoryName(file)!);
            return archive.Manifest;
        }
        finally
        {
            System.IO.File.Delete(fresh);
        }
    }

    private static void Say(Terminal terminal, BackupManifest manifest, string file)
    {
        if (terminal.IsJson)
        {
            terminal.Json(manifest, BackupJson.Default.BackupManifest);
        }
        else
        {
            long rows = manifest.Tables.Sum(table => table.Rows);
            terminal.Line(string.Create(
                CultureInfo.InvariantCulture, $"{file}: {rows} rows of {manifest.Tables.Count} tables, {manifest.Contents.Count} files of {manifest.Contents.Bytes} bytes; every byte was checked"));
        }

        if (manifest.Contents.Missing.Count > 0)
        {
            terminal.Warning($"{manifest.Contents.Missing.Count} files that the tables name were not in the artefact store, or damaged there; the first is {manifest.Contents.Missing[0]}.");
        }
    }
}
