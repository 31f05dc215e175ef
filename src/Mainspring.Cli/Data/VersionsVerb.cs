using Mainspring.Cli.Workspaces;
using Mainspring.Client.Datasets;

namespace Mainspring.Cli.Data;

/// <summary><c>mainspring data versions</c>: data sets, or the versions of one.</summary>
internal static class VersionsVerb
{
    private static readonly Argument<string?> Name = new("name") { Description = "a data set; without it, all with their newest version", Arity = ArgumentArity.ZeroOrOne };
    private static readonly Option<int> Limit = new("--limit") { Description = "how many at most, 1 to 1000", HelpName = "count", DefaultValueFactory = _ => 100 };

    /// <summary>The command.</summary>
    public static Command Create()
    {
        var verb = new VerbCommand("versions", "List data sets, or the versions of one, newest first.")
        {
            Examples =
            [
                new("mainspring data versions", "every data set with its newest version"),
                new("mainspring data versions telco", "all versions of one"),
            ],
            ExitCodes = "6 there is no such data set",
        };
        verb.Add(Name);
        verb.Add(Limit);
        return verb.Runs(RunAsync);
    }

    private static async Task<int> RunAsync(Invocation invocation, CancellationToken cancellation)
    {
        await using ServerSession session = await ServerSession.FindAsync(invocation.Place, cancellation);
        IReadOnlyList<DatasetVersionInfo> versions;
        if (invocation.Value(Name) is { } name)
        {
            DatasetVersionList page = await session.Client.Datasets.ListVersionsAsync(name, invocation.Value(Limit), cancellation: cancellation);
            versions = page.Versions;
            WriteJson(invocation.Terminal, terminal => terminal.Json(page, DatasetsJson.Default.DatasetVersionList));
        }
        else
        {
            DatasetList page = await session.Client.Datasets.ListAsync(invocation.Value(Limit), cancellation: cancellation);
            versions = page.Datasets;
            WriteJson(invocation.Terminal, terminal => terminal.Json(page, DatasetsJson.Default.DatasetList));
        }

        if (!invocation.Terminal.IsJson && versions.Count == 0)
        {
            invocation.Terminal.Note(" There are no data sets yet; add one: mainspring data add FILE");
        }
        else if (!invocation.Terminal.IsJson)
        {
            DatasetText.Print(versions, invocation.Terminal);
        }

        return ExitCode.Ok;
    }

    private static void WriteJson(Terminal terminal, Action<Terminal> write)
    {
        if (terminal.IsJson)
        {
            write(terminal);
        }
    }
}
