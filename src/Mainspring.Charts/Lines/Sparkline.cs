using Mainspring.Charts.Axes;
using Mainspring.Charts.Markup;

namespace Mainspring.Charts.Lines;

/// <summary>A line without axes, for one row of a table. The last finite value is marked.</summary>
public sealed record Sparkline : Chart
{
    /// <summary>The values at even distances; NaN and infinities are gaps.</summary>
    public required IReadOnlyList<double> Values { get; init; }

    /// <summary>The lower and upper end; null takes those of the data.</summary>
    public ValueRange? Range { get; init; }

    /// <inheritdoc/>
    public override ChartTable ToTable() =>
        new(Title, ["position", "value"], [.. Values.Select((value, i) => (IReadOnlyList<string>)[NumberText.Of(i + 1), NumberText.Of(value)])]);

    /// <inheritdoc/>
    protected internal override string? Summary
    {
        get
        {
            double[] finite = [.. Values.Where(double.IsFinite)];
            return finite.Length == 0
                ? "No data yet."
                : $"{finite.Length} values from {NumberText.Of(finite.Min())} to {NumberText.Of(finite.Max())}, the last is {NumberText.Of(finite[^1])}.";
        }
    }

    /// <inheritdoc/>
    protected internal override int NaturalHeight => 36;

    /// <inheritdoc/>
    protected internal override string CssClass => "sparkline";

    private protected override void Draw(SvgWriter svg, int width, int height)
    {
        ValueRange range = Range ?? ValueRange.Of(Values);
        var y = new Scale(range, height - 4, 4);
        double step = Values.Count > 1 ? (width - 8) / (Values.Count - 1.0) : 0;
        Point At(int i) => new(Values.Count > 1 ? 4 + (i * step) : width / 2.0, y.At(Values[i]));

        string colour = svg.Theme.SeriesColour(0);
        int last = -1;
        var stretch = new List<Point>();
        for (int i = 0; i < Values.Count; i++)
        {
            if (double.IsFinite(Values[i]))
            {
                stretch.Add(At(i));
                last = i;
            }
            else
            {
                Flush(svg, stretch, colour, height);
            }
        }

        Flush(svg, stretch, colour, height);
        if (last >= 0)
        {
            svg.Circle(At(last), 2.5, colour);
        }
        else
        {
            svg.Line(4, height / 2.0, width - 4, height / 2.0, svg.Theme.Grid, 1, "3 3");
        }
    }

    private static void Flush(SvgWriter svg, List<Point> stretch, string colour, int height)
    {
        if (stretch.Count > 1)
        {
            svg.Polygon([new(stretch[0].X, height), .. stretch, new(stretch[^1].X, height)], colour, 0.1);
            svg.Polyline(stretch, colour, 1.5);
        }

        stretch.Clear();
    }
}
