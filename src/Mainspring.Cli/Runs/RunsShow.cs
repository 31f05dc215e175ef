using Mainspring.Cli.Workspaces;
using Mainspring.Client.Runs;

namespace Mainspring.Cli.Runs;

/// <summary><c>mainspring runs show</c>.</summary>
internal static class RunsShow
{
    private static readonly Argument<string> Run = RunsVerb.Run();

    public static Command Create()
    {
        VerbCommand verb = new("show", "Show a run: parameters, metrics, tags and files.")
        {
            Examples = [new("mainspring runs show brave-otter-14", "the run of that name")],
            ExitCodes = "6 no such run, 7 several runs are meant",
        };
        verb.Add(Run);
        return verb.Runs(ShowAsync);
    }

    private static async Task<int> ShowAsync(Invocation invocation, CancellationToken cancellation)
    {
        await using ServerSession session = await ServerSession.FindAsync(invocation.Place, cancellation);
        RunInfo run = await session.Client.Runs.GetAsync(invocation.Value(Run)!, cancellation);
        if (invocation.Terminal.IsJson)
        {
            invocation.Terminal.Json(run, RunsJson.Default.RunInfo);
        }
        else
        {
            Print(invocation.Terminal, run, await session.Client.Runs.ListArtifactsAsync(run.RunId, cancellation));
        }

        return ExitCode.Ok;
    }

    private static void Print(Terminal terminal, RunInfo run, ArtifactList files)
    {
        terminal.KeyValues(
            ("run", run.Name),
            ("id", run.RunId),
            ("experiment", run.Experiment),
            ("status", run.Status),
            ("started", $"{RunText.Instant(run.StartedAt)} UTC"),
            ("took", RunText.Duration(run)));
        Section(terminal, "data", [.. run.Inputs.Select(input => (input.Name!, $"{input.Digest}{(input.Context is { } context ? $"  {context}" : "")}"))]);
        Section(terminal, "metrics", [.. run.Metrics.Select(metric => (metric.Key, RunText.Number(metric.Value)))]);
        Section(terminal, "parameters", [.. run.Params.Select(entry => (entry.Key, entry.Value))]);
        Section(terminal, "tags", [.. run.Tags.Select(entry => (entry.Key, entry.Value))]);
        Section(terminal, "files", [.. files.Artifacts.Select(file => (file.Path, RunText.Bytes(file.Bytes)))]);
    }

    private static void Section(Terminal terminal, string heading, (string Key, string Value)[] pairs)
    {
        if (pairs.Length > 0)
        {
            terminal.Line();
            terminal.Line(heading);
            terminal.KeyValues(pairs.OrderBy(pair => pair.Key, StringComparer.Ordinal).ToArray());
        }
    }
}
