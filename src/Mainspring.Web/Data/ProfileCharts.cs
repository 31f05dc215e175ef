using Mainspring.Charts;
using Mainspring.Charts.Bars;
using Mainspring.Data.Profiles;

namespace Mainspring.Web.Data;

/// <summary>The pictures of a profile.</summary>
internal static class ProfileCharts
{
    private const int MostPairs = 12;
    private const int MostValues = 4;

    /// <summary>How the values of a column are spread, small enough for a table cell; null when there is nothing to draw.</summary>
    public static Chart? Spread(ColumnProfile column)
    {
        if (column.Histogram is { } histogram)
        {
            return new HistogramChart { Title = $"Spread of {column.Name}", Edges = histogram.Edges, Counts = [.. histogram.Counts.Select(count => (double)count)], Compact = true, Width = 180, Height = 38 };
        }

        return column.Top.Count == 0 ? null : new BarChart
        {
            Title = $"Most frequent values of {column.Name}",
            Bars = [.. column.Top.Take(MostValues).Select(value => new Bar(value.Value, value.Count))],
            Width = 180,
            Height = 6 + (16 * Math.Min(MostValues, column.Top.Count)),
        };
    }

    /// <summary>The pairs of columns that go together most.</summary>
    public static BarChart Correlations(Profile profile) => new()
    {
        Title = "Correlation of pairs of columns",
        Description = "Pearson's coefficient; −1 and 1 are straight lines.",
        ValueName = "r",
        Width = 640,
        Bars = [.. profile.Correlations.Take(MostPairs).Select(pair => new Bar($"{pair.A} · {pair.B}", Math.Round(pair.R, 3)))],
    };
}
