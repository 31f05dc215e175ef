using System.Globalization;
using Mainspring.Cli.Runs;
using Mainspring.Cli.Workspaces;
using Mainspring.Client.Experiments;

namespace Mainspring.Cli.Experiments;

/// <summary><c>mainspring experiments list</c>.</summary>
internal static class ExperimentsList
{
    private static readonly Option<bool> Deleted = new("--deleted") { Description = "the deleted experiments instead of the others" };

    public static Command Create()
    {
        VerbCommand verb = new("list", "List experiments by name.")
        {
            Examples = [new("mainspring experiments list --deleted", "what can be restored")],
        };
        verb.Add(Deleted);
        return verb.Runs(ListAsync);
    }

    private static async Task<int> ListAsync(Invocation invocation, CancellationToken cancellation)
    {
        bool deleted = invocation.Value(Deleted);
        await using ServerSession session = await ServerSession.FindAsync(invocation.Place, cancellation);
        ExperimentList list = await session.Client.Experiments.ListAsync(deleted, cancellation);
        Terminal terminal = invocation.Terminal;
        if (terminal.IsJson)
        {
            terminal.Json(list, ExperimentsJson.Default.ExperimentList);
        }
        else if (deleted)
        {
            terminal.Table(["experiment", "number", "deleted (UTC)"], list.Experiments.Select<ExperimentInfo, IReadOnlyList<string>>(experiment =>
                [experiment.Name, Number(experiment.ExperimentId), Instant(experiment.DeletedAt)]), 1);
        }
        else
        {
            terminal.Table(["experiment", "number", "runs", "latest run (UTC)"], list.Experiments.Select<ExperimentInfo, IReadOnlyList<string>>(experiment =>
                [experiment.Name, Number(experiment.ExperimentId), Number(experiment.Runs ?? 0), Instant(experiment.LatestRunAt)]), 1, 2);
        }

        return ExitCode.Ok;
    }

    private static string Number(long value) => value.ToString(CultureInfo.InvariantCulture);

    private static string Instant(DateTimeOffset? at) => at is { } known ? RunText.Instant(known) : "-";
}
