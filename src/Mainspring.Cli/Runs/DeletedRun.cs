using Mainspring.Client.Runs;

namespace Mainspring.Cli.Runs;

/// <summary>The whole id of a deleted run that somebody means by its id, the beginning of it, or its name.</summary>
internal static class DeletedRun
{
    private const int WholeId = 32;
    private const int ShortestBeginning = 4;
    private const int MostShown = 10;

    /// <exception cref="CommandFailure">No deleted run is meant, or several are.</exception>
    public static async Task<string> FindAsync(RunsClient runs, string text, CancellationToken cancellation)
    {
        if (text.Length == WholeId && text.All(char.IsAsciiHexDigitLower))
        {
            return text;
        }

        IReadOnlyList<RunInfo> meant = await SearchAsync(runs, $"attributes.run_name = {Quote(text)}", cancellation);
        if (meant.Count == 0 && text.Length >= ShortestBeginning && text.All(char.IsAsciiHexDigitLower))
        {
            meant = await SearchAsync(runs, $"attributes.run_id LIKE '{text}%'", cancellation);
        }

        return meant switch
        {
            [] => throw new CommandFailure(ExitCode.NotFound, $"there is no deleted run '{text}'; 'mainspring runs list --deleted' shows them"),
            [RunInfo only] => only.RunId,
            _ => throw new CommandFailure(ExitCode.Conflict, $"'{text}' means several deleted runs: {string.Join(", ", meant.Select(run => run.RunId))}"),
        };
    }

    private static async Task<IReadOnlyList<RunInfo>> SearchAsync(RunsClient runs, string filter, CancellationToken cancellation) =>
        (await runs.ListAsync(new() { Filter = filter, Deleted = true, Limit = MostShown }, cancellation)).Runs;

    private static string Quote(string text) => text.Contains('\'') ? $"\"{text}\"" : $"'{text}'";
}
