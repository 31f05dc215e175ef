using Mainspring.Cli.Workspaces;
using Mainspring.Client.Datasets;
using Mainspring.Data.Hashing;
using Mainspring.Lifecycle.Datasets;
using Mainspring.Lifecycle.Datasets.Dvc;
using Mainspring.Lifecycle.Sources;

namespace Mainspring.Cli.Data;

/// <summary><c>mainspring data add</c>: keeps a file or folder as the next version of a data set.</summary>
internal static class AddVerb
{
    private static readonly Argument<string> Source = new("source") { Description = "a file or folder: CSV, TSV, Parquet or JSON lines, gzip or not; or a place: https://, s3://, gs://, postgres://host/database/table" };
    private static readonly Option<string> Name = new("--name") { Description = "name of the data set [default: the file's, without its ending]", HelpName = "name" };
    private static readonly Option<bool> Dvc = new("--dvc") { Description = "also track it with DVC: into its cache, with NAME.dvc and a line in .gitignore" };
    private static readonly Option<string> Query = new("--query") { Description = "with postgres://: what to ask, instead of a table", HelpName = "sql" };

    /// <summary>The command.</summary>
    public static Command Create()
    {
        var verb = new VerbCommand("add", "Keep data as the next version of a data set, with its profile, hashes and origin.")
        {
            Examples =
            [
                new("mainspring data add telco.csv", "the data set 'telco', version 1, 2, … (the same bytes again: no new version)"),
                new("mainspring data add export-0412.parquet --name telco", "a version of an existing data set"),
                new("mainspring data add calls/", "a folder: files of one kind with the same columns are one data set; only what changed is sent"),
                new("mainspring data add telco.csv --dvc", "and telco.csv.dvc for Git"),
                new("mainspring data add postgres://db.example.com/crm/customers", "a table; PGUSER and PGPASSWORD say who asks"),
            ],
            ExitCodes = "6 there is no such data, 65 the file is faulty: each fault is told with file, row and column",
        };
        verb.Add(Source);
        foreach (Option option in (Option[])[Name, Query, Dvc])
        {
            verb.Add(option);
        }

        return verb.Runs(RunAsync);
    }

    private static async Task<int> RunAsync(Invocation invocation, CancellationToken cancellation)
    {
        using ProgressLine progress = invocation.Terminal.Progress("data");
        Snapshot source = await new NamedData(invocation.Place).FindAsync(invocation.Value(Source)!, cancellation, invocation.Value(Query));
        HashCache hashes = DataCache.Hashes(invocation.Place);
        string? tracked = invocation.Value(Dvc) ? Track(source, hashes, cancellation) : null;
        await using ServerSession session = await ServerSession.ConnectAsync(invocation.Place, cancellation);
        DatasetVersionInfo version = await new VersionAdding(session.Client, hashes).AddAsync(invocation.Value(Name) ?? NameOf(source), source, cancellation);
        progress.Done($"{version.Name}@{version.Version}");
        if (invocation.Terminal.IsJson)
        {
            invocation.Terminal.Json(version, DatasetsJson.Default.DatasetVersionInfo);
            return ExitCode.Ok;
        }

        DatasetText.Print([version], invocation.Terminal);
        if (tracked is not null)
        {
            invocation.Terminal.Line($" {Path.GetRelativePath(Environment.CurrentDirectory, tracked)} is for Git; 'mainspring data push' or 'dvc push' shares the bytes");
        }

        return ExitCode.Ok;
    }

    private static string NameOf(Snapshot source) =>
        Directory.Exists(source.Files) ? Path.GetFileName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(source.Files)))
        : source.Files.AsSpan().IndexOfAny('*', '?') >= 0 ? throw new CommandFailure(ExitCode.Usage, $"'{source.Files}' may name several files; say with --name what the data set is called")
        : DatasetRules.NameOf(source.FileName);

    private static string Track(Snapshot source, HashCache hashes, CancellationToken cancellation)
    {
        if (source.Version is not null || NamedData.IsOutside(source.Origin) || source.Files.AsSpan().IndexOfAny('*', '?') >= 0)
        {
            throw new CommandFailure(ExitCode.Usage, $"--dvc tracks a file or folder of this machine, and '{source.Origin}' is none; pull or download it first");
        }

        return new DvcTracking(DvcRepository.FindOrMake(Path.GetDirectoryName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(source.Files)))!), hashes).Add(source.Files, cancellation);
    }
}
