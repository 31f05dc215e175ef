using Mainspring.Charts.Axes;
using Mainspring.Charts.Markup;

namespace Mainspring.Charts.Bars;

/// <summary>Counts of values between edges. Bins keep their true width, so edges need not be even.</summary>
public sealed record HistogramChart : Chart
{
    /// <summary>The edges in rising order, one more than there are counts.</summary>
    public required IReadOnlyList<double> Edges { get; init; }

    /// <summary>How many values lie between an edge and the next.</summary>
    public required IReadOnlyList<double> Counts { get; init; }

    /// <summary>What the values are.</summary>
    public string? LabelX { get; init; }

    /// <summary>Leaves the axes away, for a table cell.</summary>
    public bool Compact { get; init; }

    /// <inheritdoc/>
    public override ChartTable ToTable() => new(Title, [LabelX ?? "values", "count"], [.. Bins().Select(bin => (IReadOnlyList<string>)[Between(bin), NumberText.Of(bin.Count)])]);

    /// <inheritdoc/>
    protected internal override int NaturalHeight => Compact ? 40 : 220;

    /// <inheritdoc/>
    protected internal override string CssClass => Compact ? "sparkline" : "chart";

    /// <inheritdoc/>
    protected internal override string? Summary =>
        Bins().Any() ? $"{NumberText.Of(Bins().Sum(bin => bin.Count))} values from {NumberText.Of(Edges[0])} to {NumberText.Of(Edges[Counts.Count])}." : "No values.";

    private protected override void Draw(SvgWriter svg, int width, int height)
    {
        ValueRange x = ValueRange.Of(Edges);
        ValueRange counts = ValueRange.Between(0, Counts.Where(double.IsFinite).DefaultIfEmpty(1).Max());
        if (Compact)
        {
            DrawBins(svg, new Scale(x, 1, width - 1), new Scale(counts, height - 1, 2), height - 1);
            svg.Line(1, height - 0.5, width - 1, height - 0.5, svg.Theme.Axis);
            return;
        }

        ValueRange y = counts.RoundedTo(Ticks.Step(counts, Math.Clamp((int)(height / 52.0), 2, 8)));
        var frame = new PlotFrame(x, y, AxisKind.Number, width, height, 12, LabelX is not null);
        frame.DrawGrid(svg, LabelX, "count");
        DrawBins(svg, frame.X, frame.Y, frame.Bottom);
    }

    private void DrawBins(SvgWriter svg, Scale x, Scale y, double bottom)
    {
        foreach ((double low, double high, double count) in Bins().Where(bin => bin.Count > 0))
        {
            double from = x.At(low);
            double width = x.At(high) - from;
            double gap = width > 4 ? 1 : 0;
            double top = Math.Min(y.At(count), bottom - 1);
            svg.Rectangle(from, top, Math.Max(width - gap, 0.75), bottom - top, svg.Theme.SeriesColour(0), 0.85, title: $"{Between((low, high, count))}: {NumberText.Of(count)}");
        }
    }

    private IEnumerable<(double Low, double High, double Count)> Bins()
    {
        for (int i = 0; i < Counts.Count && i + 1 < Edges.Count; i++)
        {
            if (double.IsFinite(Edges[i]) && double.IsFinite(Edges[i + 1]) && double.IsFinite(Counts[i]))
            {
                yield return (Edges[i], Edges[i + 1], Counts[i]);
            }
        }
    }

    private static string Between((double Low, double High, double Count) bin) => $"{NumberText.Of(bin.Low)} – {NumberText.Of(bin.High)}";
}
