using Mainspring.Charts.Axes;
using Mainspring.Charts.Markup;

namespace Mainspring.Charts.Scatter;

/// <summary>Points over two axes of numbers.</summary>
public sealed record ScatterChart : Chart
{
    /// <summary>The points.</summary>
    public required IReadOnlyList<ScatterPoint> Points { get; init; }

    /// <summary>The name of the x axis.</summary>
    public required string LabelX { get; init; }

    /// <summary>The name of the y axis.</summary>
    public required string LabelY { get; init; }

    /// <inheritdoc/>
    public override ChartTable ToTable() => new(
        Title,
        ["point", LabelX, LabelY],
        [.. Points.Select(point => (IReadOnlyList<string>)[point.Name, NumberText.Of(point.X), NumberText.Of(point.Y)])]);

    private protected override void Draw(SvgWriter svg, int width, int height)
    {
        ScatterPoint[] drawn = [.. Points.Where(point => double.IsFinite(point.X) && double.IsFinite(point.Y))];
        var frame = new PlotFrame(Rounded(drawn.Select(point => point.X), width), Rounded(drawn.Select(point => point.Y), height), AxisKind.Number, width, height, headroom: 12, labelX: true);
        frame.DrawGrid(svg, LabelX, LabelY);
        if (drawn.Length == 0)
        {
            svg.Text((frame.Left + frame.Right) / 2, (frame.Top + frame.Bottom) / 2, "No point has both values", svg.Theme.Text, "middle");
        }

        foreach (ScatterPoint point in drawn)
        {
            svg.Circle(frame.At(point.X, point.Y), 4, svg.Theme.SeriesColour(point.Group), $"{point.Name}: {LabelX} {NumberText.Of(point.X)}, {LabelY} {NumberText.Of(point.Y)}");
        }
    }

    private static ValueRange Rounded(IEnumerable<double> values, int length)
    {
        ValueRange range = ValueRange.Of(values);
        return range.RoundedTo(Ticks.Step(range, Math.Clamp(length / 80, 2, 8)));
    }
}
