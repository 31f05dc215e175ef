using Mainspring.Cli.Training;
using Mainspring.Cli.Workspaces;
using Mainspring.Client.Runs;

namespace Mainspring.Cli.Runs;

/// <summary><c>mainspring runs list</c>.</summary>
internal static class RunsList
{
    private const int MostMetricColumns = 4;

    private static readonly Option<string?> Experiment = new("--experiment", "-e") { Description = "only runs of this experiment" };
    private static readonly Option<int> Limit = new("--limit", "-n") { Description = "how many runs at most, 1 to 1000", DefaultValueFactory = _ => 20 };
    private static readonly Option<string?> Cursor = new("--cursor") { Description = "where the page before ended" };

    public static Command Create()
    {
        VerbCommand verb = new("list", "List runs, newest first.")
        {
            Examples =
            [
                new("mainspring runs list -e telco-churn", "the runs of one experiment"),
                new("mainspring runs list -n 100 --json", "a page for scripts"),
            ],
        };
        verb.Add(Experiment);
        verb.Add(Limit);
        verb.Add(Cursor);
        return verb.Runs(ListAsync);
    }

    private static async Task<int> ListAsync(Invocation invocation, CancellationToken cancellation)
    {
        await using ServerSession session = await ServerSession.FindAsync(invocation.Place, cancellation);
        RunList page = await session.Client.Runs.ListAsync(invocation.Value(Experiment), invocation.Value(Limit), invocation.Value(Cursor), cancellation);
        Terminal terminal = invocation.Terminal;
        if (terminal.IsJson)
        {
            terminal.Json(page, RunsJson.Default.RunList);
        }
        else if (page.Runs.Count == 0)
        {
            terminal.Note("There is no run yet. 'mainspring train -f project.yaml' makes one.");
        }
        else
        {
            Print(terminal, page);
        }

        return ExitCode.Ok;
    }

    private static void Print(Terminal terminal, RunList page)
    {
        string[] metrics = [.. HeadlineMetrics.Order(page.Runs.SelectMany(run => run.Metrics.Keys).Distinct()).Take(MostMetricColumns)];
        terminal.Table(
            ["run", "experiment", "status", "started (UTC)", "took", .. metrics],
            page.Runs.Select<RunInfo, IReadOnlyList<string>>(run =>
            [
                run.Name, run.Experiment, run.Status, RunText.Instant(run.StartedAt), RunText.Duration(run),
                .. metrics.Select(key => run.Metrics.TryGetValue(key, out double value) ? RunText.Number(value) : "-"),
            ]),
            [.. Enumerable.Range(5, metrics.Length)]);
        if (page.NextCursor is { } next)
        {
            terminal.Note($"There are more: add --cursor {next}");
        }
    }
}
