using Mainspring.Charts;
using Mainspring.Charts.Bars;
using Mainspring.Charts.Matrices;
using Mainspring.Data.Profiles;
using Mainspring.Data.Profiles.Associations;

namespace Mainspring.Web.Data;

/// <summary>The pictures of a profile.</summary>
internal static class ProfileCharts
{
    private const int MostPairs = 12;
    private const int MostRelations = 20;
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
        Title = "How strongly pairs of columns go together",
        Description = "Pearson for numbers, Cramér's V for categories, the correlation ratio for both; −1 and 1 are the strongest.",
        ValueName = "strength",
        Width = 420,
        Bars = [.. profile.Correlations.Take(MostPairs).Select(pair => new Bar($"{pair.A} · {pair.B}", Math.Round(pair.R, 3)))],
    };

    /// <summary>All pairs of the first columns.</summary>
    public static HeatmapChart Matrix(AssociationMatrix matrix) => new()
    {
        Title = "How columns go together",
        Description = "Pearson below the diagonal and Spearman above it for numbers, Cramér's V for categories, the correlation ratio for both.",
        Width = 760,
        Names = matrix.Columns,
        Values = matrix.Values,
    };

    /// <summary>The columns that can be held against each other.</summary>
    public static IReadOnlyList<string> Comparable(Profile profile) => profile.Associations?.Columns ?? [];

    /// <summary>The column that was asked for, else the last one that can be compared: targets mostly stand there.</summary>
    public static string? TargetOf(Profile profile, string? wanted) => Comparable(profile) is not { Count: > 0 } columns ? null : wanted is not null && columns.Contains(wanted) ? wanted : columns[^1];

    /// <summary>How strongly each column goes with one of them, the strongest first.</summary>
    public static BarChart Relations(Profile profile, string target)
    {
        AssociationMatrix matrix = profile.Associations!;
        int row = matrix.Columns.ToList().IndexOf(target);
        return new()
        {
            Title = $"How columns go with {target}",
            ValueName = "strength",
            Width = 640,
            Bars =
            [
                .. matrix.Columns.Select((name, i) => (Name: name, Value: i < row ? matrix.Values[row][i] : matrix.Values[i][row])).Where(pair => pair.Name != target && pair.Value is not null)
                    .OrderByDescending(pair => Math.Abs(pair.Value!.Value)).Take(MostRelations).Select(pair => new Bar(pair.Name, Math.Round(pair.Value!.Value, 3))),
            ],
        };
    }
}
