using Mainspring.Lifecycle.Filters;
using Mainspring.Lifecycle.Identity;
using Mainspring.Lifecycle.Tracking;
using Mainspring.Lifecycle.Tracking.Experiments;
using Mainspring.Web.Components;
using Mainspring.Web.Text;

namespace Mainspring.Web.Runs.Listing;

/// <summary>Reads the list of runs: only the columns that are shown, however many the runs have.</summary>
internal sealed class RunsReader(ITrackingStore store)
{
    private const int PageSize = 50;
    private const int GuessedColumns = 4;
    private const int GuessedFrom = 300;
    private const int MostExperiments = 5;

    public async Task<RunsModel> ReadAsync(RunsView view, Reach reach, CancellationToken cancellation)
    {
        var tree = ExperimentFolder.Of([.. (await store.ListExperimentsAsync(cancellation)).Where(experiment => reach.SeesExperiment(experiment.Id))]);
        try
        {
            RunQuery query = QueryOf(view) with { Seen = reach.Experiments };
            if (view.Columns.Count > 0)
            {
                return Model(view, await store.ListRunsAsync(query with { Columns = ColumnsOf(view.Columns) }, cancellation), view.Columns, tree);
            }

            RunPage page = await store.ListRunsAsync(query with { Columns = ColumnsOf([]) }, cancellation);
            IReadOnlyList<RunColumn> guessed = await GuessAsync(page, cancellation);
            return Model(view, guessed.Count == 0 ? page : await store.ListRunsAsync(query with { Columns = ColumnsOf(guessed) }, cancellation), guessed, tree);
        }
        catch (FilterException unreadable)
        {
            return new(view, [], view.Columns, tree, new("", null, null), unreadable.Message);
        }
    }

    /// <summary>The columns that may be picked, those that hold a text.</summary>
    public async Task<ColumnsModel> ReadColumnsAsync(RunsView view, string? text, Reach reach, CancellationToken cancellation)
    {
        long[] numbers = [.. (await store.ListExperimentsAsync(cancellation)).Where(experiment => reach.SeesExperiment(experiment.Id) && (view.Experiment is null || experiment.Name == view.Experiment))
            .OrderByDescending(experiment => experiment.LatestRunAt).Take(MostExperiments).Select(experiment => experiment.Id)];
        var found = new List<RunColumn>();
        foreach (RunEntryKind kind in Enum.GetValues<RunEntryKind>())
        {
            found.AddRange((await KeysAsync(numbers, kind, ColumnsModel.MostSearched, cancellation))
                .Where(key => string.IsNullOrEmpty(text) || key.Contains(text, StringComparison.OrdinalIgnoreCase)).Select(key => new RunColumn(kind, key)));
        }

        return new(view, text, [.. found.Where(column => !view.Columns.Contains(column)).Take(ColumnsModel.MostShown)], found.Count);
    }

    private static RunQuery QueryOf(RunsView view) => new()
    {
        Experiment = view.Experiment,
        Filter = TrackingGrammars.Runs.Parse(view.Filter),
        Order = TrackingGrammars.Runs.ParseOrder(view.Order is null ? null : [view.Order]),
        Stage = view.Deleted ? Stage.Deleted : Stage.Active,
        Limit = PageSize,
        After = RunCursor.TryParse(view.After, out RunCursor? place) ? place : null,
    };

    private static RunColumns ColumnsOf(IReadOnlyList<RunColumn> columns)
    {
        string[] Of(RunEntryKind kind) => [.. columns.Where(column => column.Kind == kind).Select(column => column.Key)];
        return new(Of(RunEntryKind.Metric), Of(RunEntryKind.Param), Of(RunEntryKind.Tag));
    }

    private static RunsModel Model(RunsView view, RunPage page, IReadOnlyList<RunColumn> columns, ExperimentFolder tree) => new(
        view,
        page.Runs,
        columns,
        tree,
        new PageLinks(
            $"{page.Runs.Count} {(page.Runs.Count == 1 ? "run" : "runs")}{(view.Order is null ? ", newest first" : "")}",
            view.After is null ? null : (view with { After = null }).Address,
            page.Next is null ? null : (view with { After = page.Next.ToString() }).Address),
        null);

    /// <summary>The metrics that speak for the runs of a page, the main one first.</summary>
    private async Task<IReadOnlyList<RunColumn>> GuessAsync(RunPage page, CancellationToken cancellation)
    {
        long[] experiments = [.. page.Runs.Select(run => run.ExperimentId).Distinct().Take(MostExperiments)];
        IReadOnlyList<string> keys = await KeysAsync(experiments, RunEntryKind.Metric, GuessedFrom, cancellation);
        return [.. MetricName.Order([.. keys.Where(key => !key.StartsWith("train", StringComparison.Ordinal) && !key.StartsWith("system/", StringComparison.Ordinal))]).Take(GuessedColumns).Select(key => new RunColumn(RunEntryKind.Metric, key))];
    }

    private async Task<IReadOnlyList<string>> KeysAsync(IReadOnlyList<long> experiments, RunEntryKind kind, int most, CancellationToken cancellation)
    {
        var keys = new SortedSet<string>(StringComparer.Ordinal);
        foreach (long experiment in experiments)
        {
            keys.UnionWith(await store.ListKeysAsync(experiment, kind, most, cancellation));
        }

        return [.. keys];
    }
}
