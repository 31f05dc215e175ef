using System.Globalization;
using Mainspring.Charts.Lines;
using Mainspring.Lifecycle.Identity;
using Mainspring.Lifecycle.Tracking;
using Mainspring.Web.Text;

namespace Mainspring.Web.Runs.Comparing;

/// <summary>Puts runs side by side.</summary>
internal sealed class ComparisonReader(ITrackingStore store)
{
    /// <summary>The most runs of a comparison.</summary>
    public const int MostRuns = 50;

    private const int MostCurves = 6;
    private const int MostCurveRuns = 10;
    private const int MostPoints = 1000;

    public async Task<ComparisonModel> ReadAsync(ComparisonQuery query, Reach reach, CancellationToken cancellation)
    {
        (IReadOnlyList<Run> runs, IReadOnlyList<string> missing) = await FindAsync(query.Runs, reach, cancellation);
        ComparedRow[] parameters = [.. Rows(runs, run => run.Params.Keys, (run, key) => run.Params.GetValueOrDefault(key)).OrderByDescending(row => row.Differs).ThenBy(row => row.Name, StringComparer.Ordinal)];
        ComparedRow[] found = [.. Rows(runs, run => run.Metrics.Keys, (run, key) => run.Metrics.GetValueOrDefault(key)?.Value.ToString(CultureInfo.InvariantCulture))];
        ComparedRow[] metrics = [.. MetricName.Order([.. found.Select(row => row.Name)]).Select(name => found.First(row => row.Name == name))];
        ComparedRow[] axes = [.. metrics.Concat(parameters).Where(row => row.Values.Any(value => double.IsFinite(ComparisonCharts.Number(value))))];
        ComparedRow? y = axes.FirstOrDefault(row => row.Name == query.AxisY) ?? axes.FirstOrDefault();
        ComparedRow? x = axes.FirstOrDefault(row => row.Name == query.AxisX) ?? parameters.FirstOrDefault(row => row.Differs && axes.Contains(row)) ?? axes.Skip(1).FirstOrDefault();
        return new(
            runs,
            missing,
            parameters,
            metrics,
            ComparisonCharts.Parallel(runs, parameters, metrics),
            runs.Count > 1 && x is not null && y is not null ? ComparisonCharts.Scatter(runs, x, y) : null,
            [.. axes.Select(row => row.Name)],
            x?.Name,
            y?.Name,
            await ReadCurvesAsync(runs, [.. metrics.Select(row => row.Name)], cancellation),
            query.OnlyDifferences);
    }

    private async Task<(IReadOnlyList<Run> Runs, IReadOnlyList<string> Missing)> FindAsync(IReadOnlyList<string> wanted, Reach reach, CancellationToken cancellation)
    {
        var runs = new List<Run>();
        var missing = new List<string>();
        foreach (string text in wanted.Distinct(StringComparer.Ordinal).Take(MostRuns))
        {
            if (await store.LookUpRunAsync(text, reach.Experiments, cancellation) is RunLookup.Found(var run))
            {
                runs.Add(run);
            }
            else
            {
                missing.Add(text);
            }
        }

        return (runs, missing);
    }

    private async Task<IReadOnlyList<LineChart>> ReadCurvesAsync(IReadOnlyList<Run> runs, IReadOnlyList<string> metrics, CancellationToken cancellation)
    {
        var curves = new List<LineChart>();
        foreach (string key in metrics.Where(key => runs.Any(run => run.Metrics.GetValueOrDefault(key)?.Step > 0)).Take(MostCurves))
        {
            var series = new List<LineSeries>();
            foreach (Run run in runs.Where(run => run.Metrics.ContainsKey(key)).Take(MostCurveRuns))
            {
                IReadOnlyList<MetricPoint> points = (await store.ReadHistoryAsync(run.Id, key, MostPoints, cancellation: cancellation)).Points;
                series.Add(new(run.Name, [.. points.Select(point => (double)point.Step)], [.. points.Select(point => point.Value)]) { Marks = false });
            }

            curves.Add(new() { Title = MetricName.Of(key), LabelX = "step", Width = 440, Height = 260, Series = series });
        }

        return curves;
    }

    private static IEnumerable<ComparedRow> Rows(IReadOnlyList<Run> runs, Func<Run, IEnumerable<string>> keys, Func<Run, string, string?> value) =>
        runs.SelectMany(keys).Distinct(StringComparer.Ordinal).Select(key => new ComparedRow(key, [.. runs.Select(run => value(run, key))]));
}
