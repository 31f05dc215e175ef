using Mainspring.Charts.Axes;
using Mainspring.Charts.Markup;

namespace Mainspring.Charts.Lines;

/// <summary>Lines with bands, thresholds and alert areas over a number or time axis. Without a finite point it says so.</summary>
public sealed record LineChart : Chart
{
    /// <summary>What is drawn, in the order of the legend.</summary>
    public required IReadOnlyList<LineSeries> Series { get; init; }

    /// <summary>Whether x is numbers or time.</summary>
    public AxisKind AxisX { get; init; }

    /// <summary>The name of the x axis.</summary>
    public string? LabelX { get; init; }

    /// <summary>The name of the value axis.</summary>
    public string? LabelY { get; init; }

    /// <summary>The ends of the x axis; null takes those of the data.</summary>
    public ValueRange? RangeX { get; init; }

    /// <summary>The ends of the value axis; null takes those of the data, the bands and the thresholds, rounded.</summary>
    public ValueRange? RangeY { get; init; }

    /// <summary>Lines across the chart.</summary>
    public IReadOnlyList<Threshold> Thresholds { get; init; } = [];

    /// <summary>Marked stretches of the x axis.</summary>
    public IReadOnlyList<AlertArea> Alerts { get; init; } = [];

    /// <summary>Draws the line from the lower left to the upper right corner (chance, perfect calibration).</summary>
    public bool Diagonal { get; init; }

    /// <summary>The text when there is nothing to draw.</summary>
    public string EmptyText { get; init; } = "No data yet";

    /// <inheritdoc/>
    public override ChartTable ToTable()
    {
        var rows = new List<IReadOnlyList<string>>();
        foreach (LineSeries series in Series)
        {
            for (int i = 0; i < series.X.Count; i++)
            {
                rows.Add([Place(series.X[i]), series.Name, NumberText.Of(series.Y[i]), Band(series, i)]);
            }
        }

        return Series.Any(series => series.HasBand)
            ? new ChartTable(Title, [LabelX ?? "x", "series", LabelY ?? "value", "band"], rows)
            : new ChartTable(Title, [LabelX ?? "x", "series", LabelY ?? "value"], [.. rows.Select(row => (IReadOnlyList<string>)[.. row.Take(3)])]);
    }

    private protected override void Draw(SvgWriter svg, int width, int height)
    {
        bool legend = Series.Count > 1;
        var frame = new PlotFrame(HorizontalRange(), VerticalRange(height), AxisX, width, height, (LabelY is null ? 0 : 12) + (legend ? 16 : 0), LabelX is not null);
        foreach (AlertArea area in Alerts)
        {
            double from = frame.X.At(area.From);
            svg.Rectangle(from, frame.Top, Math.Max(1, frame.X.At(area.To) - from), frame.Bottom - frame.Top, svg.Theme.Alert, 0.12, title: area.Label);
        }

        frame.DrawGrid(svg, LabelX, LabelY);
        if (Diagonal)
        {
            svg.Line(frame.Left, frame.Bottom, frame.Right, frame.Top, svg.Theme.Axis, 1, "4 4");
        }

        if (!Series.Any(series => Enumerable.Range(0, series.X.Count).Any(series.IsDrawn)))
        {
            svg.Text((frame.Left + frame.Right) / 2, (frame.Top + frame.Bottom) / 2, EmptyText, svg.Theme.Text, "middle");
        }

        var pen = new LinePen(svg, frame);
        for (int i = 0; i < Series.Count; i++)
        {
            pen.Draw(Series[i], svg.Theme.SeriesColour(i), Tooltip, Thresholds);
        }

        DrawThresholds(svg, frame);
        if (legend)
        {
            Legend.Draw(svg, frame.Left, frame.Top - 8, frame.Right, [.. Series.Select(series => (series.Name, series.Dashed))]);
        }
    }

    private void DrawThresholds(SvgWriter svg, PlotFrame frame)
    {
        foreach (Threshold threshold in Thresholds.Where(threshold => double.IsFinite(threshold.Value)))
        {
            double y = frame.Y.At(threshold.Value);
            string colour = threshold.AlertsBelow is null ? svg.Theme.Axis : svg.Theme.Alert;
            svg.Line(frame.Left, y, frame.Right, y, colour, 1, "5 4");
            if (threshold.Label is not null)
            {
                svg.Label(frame.Right - 2, y - 4, threshold.Label, 40, svg.Theme.Text, "end");
            }
        }
    }

    private ValueRange HorizontalRange() => RangeX ?? ValueRange.Of(Series.SelectMany(series => series.X));

    private ValueRange VerticalRange(int height)
    {
        if (RangeY is { } given)
        {
            return given;
        }

        IEnumerable<double> bands = Series.Where(series => series.HasBand).SelectMany(series => series.Lower!.Concat(series.Upper!));
        ValueRange range = ValueRange.Of(Series.SelectMany(series => series.Y).Concat(bands).Concat(Thresholds.Select(threshold => threshold.Value)));
        return range.RoundedTo(Ticks.Step(range, Math.Clamp((int)(height / 52.0), 2, 8)));
    }

    private string Place(double x) => AxisX == AxisKind.Time ? TimeTicks.Full(x) : NumberText.Of(x);

    private string Tooltip(LineSeries series, int point)
    {
        string band = series.HasBand ? $" [{Band(series, point)}]" : "";
        return $"{series.Name}: {NumberText.Of(series.Y[point])}{band} at {Place(series.X[point])}";
    }

    private static string Band(LineSeries series, int point) =>
        series.HasBand ? $"{NumberText.Of(series.Lower![point])} – {NumberText.Of(series.Upper![point])}" : "";
}
