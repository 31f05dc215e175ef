using Mainspring.Cli.Workspaces;
using Mainspring.Client.Datasets;
using Mainspring.Lifecycle.Sources;

namespace Mainspring.Cli.Data;

/// <summary><c>mainspring data pull</c>: writes a version of a data set to a file.</summary>
internal static class PullVerb
{
    private static readonly Argument<string> Version = new("version") { Description = "name@3, name@latest, or the beginning of a SHA-256" };
    private static readonly Option<string> Output = new("--output", "-o") { Description = "file or folder to write to [default: the file's own name, here]", HelpName = "path" };
    private static readonly Option<bool> Force = new("--force") { Description = "replace a file that holds something else" };

    /// <summary>The command.</summary>
    public static Command Create()
    {
        var verb = new VerbCommand("pull", "Write a version of a data set to a file.")
        {
            Examples = [new("mainspring data pull telco@3", "telco.csv as it was"), new("mainspring data pull telco@latest -o data/", "the newest, into a folder")],
            ExitCodes = "6 there is no such version, 7 the file exists and holds something else",
        };
        verb.Add(Version);
        verb.Add(Output);
        verb.Add(Force);
        return verb.Runs(RunAsync);
    }

    private static async Task<int> RunAsync(Invocation invocation, CancellationToken cancellation)
    {
        string text = invocation.Value(Version)!;
        SourceAddress address = SourceAddress.Parse(text, Path.GetTempPath());
        if (address is not (SourceAddress.Version or SourceAddress.Content))
        {
            throw new CommandFailure(ExitCode.Usage, $"'{text}' is no version of a data set; write name@3, name@latest, or the beginning of a SHA-256");
        }

        await using ServerSession session = await ServerSession.FindAsync(invocation.Place, cancellation);
        DatasetVersionInfo version = await VersionFetcher.FindAsync(session.Client, address, cancellation);
        string output = invocation.Value(Output) ?? version.FileName;
        string path = Directory.Exists(output) || output.EndsWith('/') ? Path.Combine(output, version.FileName) : output;
        if (File.Exists(path) && !invocation.Value(Force) && DataCache.Hashes(invocation.Place).Of(path, cancellation).Sha256 != version.Sha256)
        {
            throw new CommandFailure(ExitCode.Conflict, $"'{path}' exists and holds something else; add --force to replace it, or name another file with --output");
        }

        await VersionFetcher.DownloadAsync(session.Client, version, path, cancellation);
        if (invocation.Terminal.IsJson)
        {
            invocation.Terminal.Json(version, DatasetsJson.Default.DatasetVersionInfo);
        }
        else
        {
            invocation.Terminal.Line($"{version.Name}@{version.Version} → {path}");
        }

        return ExitCode.Ok;
    }
}
