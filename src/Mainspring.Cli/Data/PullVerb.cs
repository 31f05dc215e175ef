using System.Text.Json.Nodes;
using Mainspring.Cli.Data.Dvc;
using Mainspring.Cli.Workspaces;
using Mainspring.Client.Datasets;
using Mainspring.Data.Hashing;
using Mainspring.Lifecycle.Datasets.Dvc;
using Mainspring.Lifecycle.Sources;

namespace Mainspring.Cli.Data;

/// <summary><c>mainspring data pull</c>: writes a version of a data set to a file, or brings the data of a DVC repository here.</summary>
internal static class PullVerb
{
    private static readonly Argument<string[]> Targets = new("targets") { Description = "name@3, name@latest or the beginning of a SHA-256; or .dvc files and data that such stand for [default: all of the DVC repository]", Arity = ArgumentArity.ZeroOrMore };
    private static readonly Option<string> Output = new("--output", "-o") { Description = "file or folder to write a version to [default: the file's own name, here]", HelpName = "path" };
    private static readonly Option<bool> Force = new("--force") { Description = "replace files that hold something else" };

    /// <summary>The command.</summary>
    public static Command Create()
    {
        var verb = new VerbCommand("pull", "Write a version of a data set to a file, or bring the data of a DVC repository here.")
        {
            Examples =
            [
                new("mainspring data pull telco@3", "telco.csv as it was"),
                new("mainspring data pull telco@latest -o data/", "the newest, into a folder"),
                new("mainspring data pull", "in a DVC repository: all its data, from the default remote"),
            ],
            ExitCodes = "6 there is no such version, repository or content; 7 a file exists and holds something else",
        };
        verb.Add(Targets);
        foreach (Option option in (Option[])[Output, Force, DvcVerbs.Remote])
        {
            verb.Add(option);
        }

        return verb.Runs(RunAsync);
    }

    private static Task<int> RunAsync(Invocation invocation, CancellationToken cancellation)
    {
        string[] targets = invocation.Value(Targets) ?? [];
        return targets is [var only] && SourceAddress.Parse(only, Environment.CurrentDirectory) is SourceAddress.Version or SourceAddress.Content
            ? PullVersionAsync(invocation, SourceAddress.Parse(targets[0], Environment.CurrentDirectory), cancellation)
            : PullRepositoryAsync(invocation, targets, cancellation);
    }

    private static async Task<int> PullVersionAsync(Invocation invocation, SourceAddress address, CancellationToken cancellation)
    {
        await using ServerSession session = await ServerSession.FindAsync(invocation.Place, cancellation);
        DatasetVersionInfo version = await VersionFetcher.FindAsync(session.Client, address, cancellation);
        string path = await VersionFiles.WriteAsync(session.Client, version, invocation.Value(Output) ?? version.FileName, invocation.Value(Force), DataCache.Hashes(invocation.Place), cancellation);
        return Tell(invocation.Terminal, version, path);
    }

    private static int Tell(Terminal terminal, DatasetVersionInfo version, string path)
    {
        if (terminal.IsJson)
        {
            terminal.Json(version, DatasetsJson.Default.DatasetVersionInfo);
        }
        else
        {
            terminal.Line($"{version.Name}@{version.Version} → {path}");
        }

        return ExitCode.Ok;
    }

    private static async Task<int> PullRepositoryAsync(Invocation invocation, string[] targets, CancellationToken cancellation)
    {
        DvcRepository repository = DvcVerbs.Repository();
        IDvcRemote? remote = DvcRemotes.Open(repository, invocation.Value(DvcVerbs.Remote));
        using ProgressLine progress = invocation.Terminal.Progress("pull");
        HashCache hashes = DataCache.Hashes(invocation.Place);
        try
        {
            IReadOnlyList<DvcOutput> outputs = DvcVerbs.Outputs(repository, targets);
            int written = await new DvcTransfer(repository, remote, hashes).PullAsync(outputs, invocation.Value(Force), cancellation);
            progress.Done($"{outputs.Count:N0} outputs, {written:N0} files written");
            if (invocation.Terminal.IsJson)
            {
                invocation.Terminal.Json(new JsonObject { ["outputs"] = outputs.Count, ["files_written"] = written });
            }

            return ExitCode.Ok;
        }
        finally
        {
            (remote as IDisposable)?.Dispose();
        }
    }
}
