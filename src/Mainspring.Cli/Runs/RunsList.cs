using Mainspring.Cli.Training;
using Mainspring.Cli.Workspaces;
using Mainspring.Client.Runs;

namespace Mainspring.Cli.Runs;

/// <summary><c>mainspring runs list</c>.</summary>
internal static class RunsList
{
    private const int MostMetricColumns = 4;

    private static readonly Option<string?> Experiment = new("--experiment", "-e") { Description = "only runs of this experiment" };
    private static readonly Option<string?> Filter = new("--filter", "-f") { Description = "only runs like these: \"metrics.roc_auc > 0.8 AND params.trees = '100'\"" };
    private static readonly Option<string[]> Order = new("--order", "-o") { Description = "what comes first, such as \"metrics.roc_auc DESC\"; may be repeated", Arity = ArgumentArity.ZeroOrMore };
    private static readonly Option<string[]> Column = new("--column", "-c") { Description = "what to show, such as metrics.roc_auc or params.trees; may be repeated", Arity = ArgumentArity.ZeroOrMore };
    private static readonly Option<bool> Deleted = new("--deleted") { Description = "the deleted runs instead of the others" };
    private static readonly Option<int> Limit = new("--limit", "-n") { Description = "how many runs at most, 1 to 1000", DefaultValueFactory = _ => 20 };
    private static readonly Option<string?> Cursor = new("--cursor") { Description = "where the page before ended" };

    public static Command Create()
    {
        VerbCommand verb = new("list", "List runs, newest first unless ordered otherwise.")
        {
            Examples =
            [
                new("mainspring runs list -e telco-churn", "the runs of one experiment"),
                new("mainspring runs list --filter \"params.trees = '100'\" --order 'metrics.roc_auc DESC' --column metrics.roc_auc", "the best of some runs with one metric"),
                new("mainspring runs list -n 100 --json", "a page for scripts"),
            ],
            ExitCodes = "65 the filter, an order or a column cannot be read",
        };
        verb.Add(Experiment);
        verb.Add(Filter);
        verb.Add(Order);
        verb.Add(Column);
        verb.Add(Deleted);
        verb.Add(Limit);
        verb.Add(Cursor);
        return verb.Runs(ListAsync);
    }

    private static async Task<int> ListAsync(Invocation invocation, CancellationToken cancellation)
    {
        await using ServerSession session = await ServerSession.FindAsync(invocation.Place, cancellation);
        RunSearch search = SearchOf(invocation);
        RunList page = await session.Client.Runs.ListAsync(search, cancellation);
        Terminal terminal = invocation.Terminal;
        if (terminal.IsJson)
        {
            terminal.Json(page, RunsJson.Default.RunList);
        }
        else if (page.Runs.Count == 0)
        {
            terminal.Note(search.Deleted ? "There is no such deleted run." : search.Filter is not null ? "No run is like that." : "There is no run yet. 'mainspring train -f project.yaml' makes one.");
        }
        else
        {
            Print(terminal, page, search.Columns);
        }

        return ExitCode.Ok;
    }

    private static RunSearch SearchOf(Invocation invocation) => new()
    {
        Experiment = invocation.Value(Experiment),
        Filter = invocation.Value(Filter),
        Order = invocation.Value(Order) ?? [],
        Columns = invocation.Value(Column) ?? [],
        Deleted = invocation.Value(Deleted),
        Limit = invocation.Value(Limit),
        Cursor = invocation.Value(Cursor),
    };

    private static void Print(Terminal terminal, RunList page, IReadOnlyList<string> chosen)
    {
        RunTableColumn[] columns = chosen.Count > 0
            ? [.. chosen.Select(RunTableColumn.Of)]
            : [.. HeadlineMetrics.Order(page.Runs.SelectMany(run => run.Metrics.Keys).Distinct()).Take(MostMetricColumns).Select(RunTableColumn.OfMetric)];
        terminal.Table(
            ["run", "experiment", "status", "started (UTC)", "took", .. columns.Select(column => column.Heading)],
            page.Runs.Select<RunInfo, IReadOnlyList<string>>(run =>
                [run.Name, run.Experiment, run.Status, RunText.Instant(run.StartedAt), RunText.Duration(run), .. columns.Select(column => column.Text(run))]),
            [.. columns.Index().Where(column => column.Item.IsNumeric).Select(column => 5 + column.Index)]);
        if (page.NextCursor is { } next)
        {
            terminal.Note($"There are more: add --cursor {next}");
        }
    }
}
