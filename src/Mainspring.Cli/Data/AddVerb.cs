using Mainspring.Cli.Workspaces;
using Mainspring.Client;
using Mainspring.Client.Datasets;
using Mainspring.Data.Hashing;
using Mainspring.Data.Reading;
using Mainspring.Lifecycle.Datasets;
using Mainspring.Lifecycle.Datasets.Dvc;
using Mainspring.Lifecycle.Sources;

namespace Mainspring.Cli.Data;

/// <summary><c>mainspring data add</c>: keeps a file as the next version of a data set.</summary>
internal static class AddVerb
{
    private static readonly Argument<string> Source = new("source") { Description = "a file: CSV, TSV, Parquet or JSON lines, gzip or not; or a place: https://, s3://, gs://, postgres://host/database/table" };
    private static readonly Option<string> Name = new("--name") { Description = "name of the data set [default: the file's, without its ending]", HelpName = "name" };
    private static readonly Option<bool> Dvc = new("--dvc") { Description = "also track the file with DVC: into its cache, with FILE.dvc and a line in .gitignore" };
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
        if (FileGlob.Find(source.Files) is not [var path])
        {
            throw new CommandFailure(ExitCode.Usage, $"'{source.Files}' names several files; add them one by one");
        }

        HashCache cache = DataCache.Hashes(invocation.Place);
        FileHashes hashes = cache.Of(path, cancellation);
        cache.Save();
        await using ServerSession session = await ServerSession.ConnectAsync(invocation.Place, cancellation);
        string? tracked = invocation.Value(Dvc) ? Track(source, path, cache, cancellation) : null;
        string name = invocation.Value(Name) ?? DatasetRules.NameOf(source.FileName);
        DatasetVersionInfo version = await NewestAsync(session, name, cancellation) is { } newest && newest.Sha256 == hashes.Sha256 && newest.FileName == source.FileName
            ? newest
            : await SendAsync(session, name, source, path, cancellation);
        progress.Done($"{version.Name}@{version.Version}");
        if (invocation.Terminal.IsJson)
        {
            invocation.Terminal.Json(version, DatasetsJson.Default.DatasetVersionInfo);
        }
        else
        {
            DatasetText.Print([version], invocation.Terminal);
            if (tracked is not null)
            {
                invocation.Terminal.Line($" {Path.GetRelativePath(Environment.CurrentDirectory, tracked)} is for Git; 'mainspring data push' or 'dvc push' shares the bytes");
            }
        }

        return ExitCode.Ok;
    }

    private static string Track(Snapshot source, string path, HashCache hashes, CancellationToken cancellation)
    {
        if (source.Version is not null || NamedData.IsOutside(source.Origin))
        {
            throw new CommandFailure(ExitCode.Usage, $"--dvc tracks files of this machine, and '{source.Origin}' is none; pull or download it first");
        }

        return new DvcTracking(DvcRepository.FindOrMake(Path.GetDirectoryName(Path.GetFullPath(path))!), hashes).Add(path, cancellation);
    }

    private static async Task<DatasetVersionInfo> SendAsync(ServerSession session, string name, Snapshot source, string path, CancellationToken cancellation)
    {
        await using FileStream file = File.OpenRead(path);
        return await session.Client.Datasets.AddAsync(name, source.FileName, file, source.Origin, cancellation);
    }

    private static async Task<DatasetVersionInfo?> NewestAsync(ServerSession session, string name, CancellationToken cancellation)
    {
        try
        {
            return DatasetRules.FindFaultInName(name) is null ? (await session.Client.Datasets.ListVersionsAsync(name, 1, cancellation: cancellation)).Versions[0] : null;
        }
        catch (ServerException missing) when (missing.Problem.Status == 404)
        {
            return null;
        }
    }
}
