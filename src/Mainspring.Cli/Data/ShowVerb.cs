using System.Text.Json;
using System.Text.Json.Nodes;
using Mainspring.Cli.Workspaces;
using Mainspring.Client.Datasets;
using Mainspring.Client.Runs;
using Mainspring.Data.Profiles;
using Mainspring.Lifecycle.Sources;

namespace Mainspring.Cli.Data;

/// <summary><c>mainspring data show</c>: what is recorded of a version, its columns, and the runs that used it.</summary>
internal static class ShowVerb
{
    private const int DigestLength = 16;
    private const int MostRuns = 20;

    private static readonly Argument<string> Version = new("version") { Description = "name@3, name@latest, or the beginning of a SHA-256" };

    /// <summary>The command.</summary>
    public static Command Create()
    {
        var verb = new VerbCommand("show", "Show a version of a data set: origin, hashes, columns, and the runs that used it.")
        {
            Examples = [new("mainspring data show telco@latest", "the newest version"), new("mainspring data show 9f86d081 --json", "the version with these bytes, with its whole profile")],
            ExitCodes = "6 there is no such version",
        };
        verb.Add(Version);
        return verb.Runs(RunAsync);
    }

    private static async Task<int> RunAsync(Invocation invocation, CancellationToken cancellation)
    {
        string text = invocation.Value(Version)!;
        SourceAddress address = SourceAddress.Parse(text, Path.GetTempPath()) is SourceAddress.Version or SourceAddress.Content
            ? SourceAddress.Parse(text, Path.GetTempPath())
            : new SourceAddress.Version(text, null);
        await using ServerSession session = await ServerSession.FindAsync(invocation.Place, cancellation);
        DatasetVersionInfo found = await VersionFetcher.FindAsync(session.Client, address, cancellation);
        DatasetVersionInfo version = await session.Client.Datasets.GetAsync(found.Name, $"{found.Version}", cancellation);
        RunList runs = await session.Client.Runs.ListAsync(new() { Filter = $"datasets.digest = '{version.Sha256[..DigestLength]}'", Limit = MostRuns }, cancellation);
        if (invocation.Terminal.IsJson)
        {
            JsonObject json = JsonSerializer.SerializeToNode(version, DatasetsJson.Default.DatasetVersionInfo)!.AsObject();
            json["used_by"] = new JsonArray([.. runs.Runs.Select(run => new JsonObject { ["run_id"] = run.RunId, ["run"] = run.Name, ["experiment"] = run.Experiment })]);
            invocation.Terminal.Json(json);
        }
        else
        {
            Print(version, runs, invocation.Terminal);
        }

        return ExitCode.Ok;
    }

    private static void Print(DatasetVersionInfo version, RunList runs, Terminal terminal)
    {
        DatasetText.Print([version], terminal);
        terminal.Line();
        terminal.KeyValues(
            ("file", version.FileName),
            ("origin", version.Origin ?? "–"),
            ("sha256", version.Sha256),
            ("md5", version.Md5),
            ("used by", runs.Runs.Count == 0 ? "no run" : string.Join(", ", runs.Runs.Select(run => $"{run.Name} ({run.Experiment})")) + (runs.NextCursor is null ? "" : ", …")));
        if (version.Profile is { } profile)
        {
            terminal.Line();
            ProfileText.Print(profile.Deserialize(ProfileJson.Default.Profile)!, terminal);
        }
    }
}
