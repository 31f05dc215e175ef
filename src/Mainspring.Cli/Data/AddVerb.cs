using Mainspring.Cli.Workspaces;
using Mainspring.Client.Datasets;
using Mainspring.Lifecycle.Datasets;

namespace Mainspring.Cli.Data;

/// <summary><c>mainspring data add</c>: keeps a file as the next version of a data set.</summary>
internal static class AddVerb
{
    private static readonly Argument<string> Source = new("file") { Description = "CSV, TSV, Parquet or JSON lines, gzip or not" };
    private static readonly Option<string> Name = new("--name") { Description = "name of the data set [default: the file's, without its ending]", HelpName = "name" };

    /// <summary>The command.</summary>
    public static Command Create()
    {
        var verb = new VerbCommand("add", "Keep a file as the next version of a data set, with its profile and hashes.")
        {
            Examples =
            [
                new("mainspring data add telco.csv", "the data set 'telco', version 1, 2, … (the same bytes again: no new version)"),
                new("mainspring data add export-0412.parquet --name telco", "a version of an existing data set"),
            ],
            ExitCodes = "65 the file is faulty: each fault is told with file, row and column",
        };
        verb.Add(Source);
        verb.Add(Name);
        return verb.Runs(RunAsync);
    }

    private static async Task<int> RunAsync(Invocation invocation, CancellationToken cancellation)
    {
        string path = invocation.Value(Source)!;
        if (!File.Exists(path))
        {
            throw new CommandFailure(ExitCode.NotFound, $"there is no file '{path}'");
        }

        await using FileStream file = File.OpenRead(path);
        await using ServerSession session = await ServerSession.ConnectAsync(invocation.Place, cancellation);
        using ProgressLine progress = invocation.Terminal.Progress("data");
        DatasetVersionInfo version = await session.Client.Datasets.AddAsync(invocation.Value(Name) ?? DatasetRules.NameOf(path), Path.GetFileName(path), file, cancellation);
        progress.Done($"{version.Name}@v{version.Version}");
        if (invocation.Terminal.IsJson)
        {
            invocation.Terminal.Json(version, DatasetsJson.Default.DatasetVersionInfo);
        }
        else
        {
            DatasetText.Print([version], invocation.Terminal);
        }

        return ExitCode.Ok;
    }
}
