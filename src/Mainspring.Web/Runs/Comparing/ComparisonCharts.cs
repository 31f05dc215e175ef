using System.Globalization;
using Mainspring.Charts.Parallel;
using Mainspring.Charts.Scatter;
using Mainspring.Lifecycle.Tracking;
using Mainspring.Web.Text;

namespace Mainspring.Web.Runs.Comparing;

/// <summary>Pictures of several runs.</summary>
internal static class ComparisonCharts
{
    private const int MostAxes = 9;

    /// <summary>The parameters that differ, then the main metric, which gives the colour; null when no parameter differs.</summary>
    public static ParallelChart? Parallel(IReadOnlyList<Run> runs, IReadOnlyList<ComparedRow> parameters, IReadOnlyList<ComparedRow> metrics)
    {
        ComparedRow[] differing = [.. parameters.Where(row => row.Differs).Take(MostAxes - 1)];
        if (differing.Length == 0 || metrics.Count == 0 || runs.Count < 2)
        {
            return null;
        }

        return new ParallelChart
        {
            Title = "What leads to the metric",
            Description = $"Each line is a run. Blue lines end in the upper third of {MetricName.Of(metrics[0].Name)}, yellow ones in the middle, red ones in the lower.",
            Width = 920,
            Lines = [.. runs.Select(run => run.Name)],
            Axes = [.. differing.Select(row => new ParallelAxis(row.Name, row.Values)), new ParallelAxis(MetricName.Of(metrics[0].Name), metrics[0].Values)],
        };
    }

    /// <summary>The values of two rows against each other.</summary>
    public static ScatterChart Scatter(IReadOnlyList<Run> runs, ComparedRow x, ComparedRow y) => new()
    {
        Title = $"{y.Name} over {x.Name}",
        Width = 560,
        Height = 300,
        LabelX = x.Name,
        LabelY = y.Name,
        Points = [.. runs.Select((run, i) => new ScatterPoint(run.Name, Number(x.Values[i]), Number(y.Values[i])))],
    };

    /// <summary>The value as a number; NaN when it is none.</summary>
    public static double Number(string? value) =>
        double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out double number) ? number : double.NaN;
}
