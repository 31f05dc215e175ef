namespace Mainspring.Charts;

/// <summary>The colours of a chart by role. Values are CSS colours; they are written into SVG attributes as they are.</summary>
public sealed record ChartTheme
{
    /// <summary>Text of axes and legends.</summary>
    public required string Text { get; init; }

    /// <summary>Titles, values and other text that must stand out.</summary>
    public required string StrongText { get; init; }

    /// <summary>Grid lines.</summary>
    public required string Grid { get; init; }

    /// <summary>Axis lines and reference lines such as the diagonal of a ROC curve.</summary>
    public required string Axis { get; init; }

    /// <summary>What lies below the chart; null draws no background.</summary>
    public string? Background { get; init; }

    /// <summary>The surface colour, for gaps between filled marks and text on them.</summary>
    public required string Surface { get; init; }

    /// <summary>Thresholds, alert areas and points beyond a threshold.</summary>
    public required string Alert { get; init; }

    /// <summary>The colours of series in order; there is at least one, further series start again at the first.</summary>
    public required IReadOnlyList<string> Series { get; init; }

    /// <summary>Follows the page: every colour is a CSS variable with a fallback for pages that define none.</summary>
    public static ChartTheme Inline { get; } = new()
    {
        Text = "var(--ms-chart-text, #5c6675)",
        StrongText = "var(--ms-chart-strong, #1f2937)",
        Grid = "var(--ms-chart-grid, #e6e8eb)",
        Axis = "var(--ms-chart-axis, #9aa4b2)",
        Surface = "var(--ms-chart-surface, #ffffff)",
        Alert = "var(--ms-chart-alert, #c92a2a)",
        Series =
        [
            "var(--ms-chart-1, #066fd1)", "var(--ms-chart-2, #c2410c)", "var(--ms-chart-3, #0f766e)",
            "var(--ms-chart-4, #7c3aed)", "var(--ms-chart-5, #a16207)", "var(--ms-chart-6, #be185d)",
        ],
    };

    /// <summary>Fixed colours on white, for files that leave the page.</summary>
    public static ChartTheme File { get; } = new()
    {
        Text = "#5c6675",
        StrongText = "#1f2937",
        Grid = "#e6e8eb",
        Axis = "#9aa4b2",
        Background = "#ffffff",
        Surface = "#ffffff",
        Alert = "#c92a2a",
        Series = ["#066fd1", "#c2410c", "#0f766e", "#7c3aed", "#a16207", "#be185d"],
    };

    /// <summary>The colour of the series at <paramref name="index"/> (0-based).</summary>
    public string SeriesColour(int index) => Series[index % Series.Count];
}
