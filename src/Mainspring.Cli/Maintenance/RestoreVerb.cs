using System.Globalization;
using Mainspring.Cli.Workspaces;
using Mainspring.Server.Maintenance.Backups;

namespace Mainspring.Cli.Maintenance;

/// <summary><c>mainspring restore</c>.</summary>
internal static class RestoreVerb
{
    private static readonly Argument<string> File = new("file") { Description = "the backup" };

    public static Command Create() => new VerbCommand("restore", "Restore a backup into an empty folder, and an empty database and object store where they are named. Every byte is checked first.")
    {
        Examples =
        [
            new("mainspring restore mainspring.tar --home /var/lib/mainspring", "as it was"),
            new("mainspring restore mainspring.tar --home .mainspring --database postgres://mainspring@db.lan/mainspring", "moves from SQLite to PostgreSQL, or back without --database"),
            new("mainspring restore mainspring.tar --home .mainspring --artifacts s3://models/team?endpoint=http://s3.lan:9000", "moves files to an object store"),
        ],
        ExitCodes = "1 what was restored is damaged, 6 no such file, 7 the target is not empty, 65 the backup is damaged or of a newer version, 75 the database is away",
        Arguments = { File },
        Options = { DatabaseOption.Database, ArtifactsOption.Artifacts },
    }.Runs(RestoreAsync);

    private static async Task<int> RestoreAsync(Invocation invocation, CancellationToken cancellation)
    {
        if (invocation.Place.Server is not null)
        {
            throw new CommandFailure(ExitCode.Usage, "a backup is restored on this machine, before its server starts; leave --server away and name a folder with --home");
        }

        string file = invocation.Value(File)!;
        await using BackupArchive archive = await BackupArchive.OpenAsync(file, cancellation);
        RestoreReport report = await WorkspaceRestore.RunAsync(
            archive,
            new() { Home = invocation.Place.Home, Database = DatabaseOption.Of(invocation), ArtifactLocation = ArtifactsOption.Of(invocation) },
            TimeProvider.System,
            cancellation);
        Say(invocation, report);
        return report.Damage.Count == 0 ? ExitCode.Ok : ExitCode.Failed;
    }

    private static void Say(Invocation invocation, RestoreReport report)
    {
        Terminal terminal = invocation.Terminal;
        if (terminal.IsJson)
        {
            terminal.Json(report, BackupJson.Default.RestoreReport);
        }
        else
        {
            terminal.Line(string.Create(
                CultureInfo.InvariantCulture,
                $"{invocation.Place.Home} is as it was at {report.MadeAt:yyyy-MM-dd HH:mm:ss} UTC: {report.Rows} rows of {report.Tables} tables, {report.Contents} files of {report.Bytes} bytes, {report.Journals} segments of predictions"));
        }

        if (report.MissingContents > 0)
        {
            terminal.Warning($"{report.MissingContents} files were missing when the backup was made, and are still.");
        }

        foreach (string damage in report.Damage)
        {
            terminal.Error(damage);
        }
    }
}
