using Mainspring.Charts.Axes;
using Mainspring.Charts.Markup;

namespace Mainspring.Charts.Swarm;

/// <summary>Rows of points along one axis; points of a row that would cover each other lie above and below its line.</summary>
public sealed record SwarmChart : Chart
{
    private const int RowHeight = 26;
    private const int AxisHeight = 34;
    private const double CharacterWidth = 6.8;
    private const double Radius = 2;
    private const double PalestOpacity = 0.25;

    /// <summary>The rows from top to bottom.</summary>
    public required IReadOnlyList<SwarmRow> Rows { get; init; }

    /// <summary>The name of the axis.</summary>
    public required string LabelX { get; init; }

    /// <inheritdoc/>
    public override ChartTable ToTable() => new(
        Title,
        ["name", $"least {LabelX}", "median", "greatest"],
        [.. Rows.Select(row => row.Values.Where(double.IsFinite).Order().ToArray() is { Length: > 0 } values
            ? (IReadOnlyList<string>)[row.Name, NumberText.Of(values[0]), NumberText.Of(values[values.Length / 2]), NumberText.Of(values[^1])]
            : [row.Name, "", "", ""])]);

    /// <inheritdoc/>
    protected internal override int NaturalHeight => (Math.Max(1, Rows.Count) * RowHeight) + AxisHeight;

    private protected override void Draw(SvgWriter svg, int width, int height)
    {
        if (Rows.Count == 0)
        {
            svg.Text(width / 2.0, (height / 2.0) + 4, "No data yet", svg.Theme.Text, "middle");
            return;
        }

        int characters = Math.Clamp(Rows.Max(row => row.Name.Length), 4, (int)(width * 0.36 / CharacterWidth));
        double left = (characters * CharacterWidth) + 12;
        ValueRange range = ValueRange.Of(Rows.SelectMany(row => row.Values).Append(0));
        var scale = new Scale(range, left + 6, width - 10);
        double bottom = height - AxisHeight;
        foreach (Tick tick in Ticks.Numbers(range, Math.Clamp((int)(width - left) / 70, 2, 6)))
        {
            svg.Line(scale.At(tick.Value), 2, scale.At(tick.Value), bottom, svg.Theme.Grid);
            svg.Text(scale.At(tick.Value), bottom + 14, tick.Label, svg.Theme.Text, "middle");
        }

        svg.Line(scale.At(0), 2, scale.At(0), bottom, svg.Theme.Axis);
        svg.Text((left + width) / 2, height - 4, LabelX, svg.Theme.Text, "middle");
        for (int i = 0; i < Rows.Count; i++)
        {
            double middle = ((i + 0.5) * bottom) / Rows.Count;
            svg.Label(left - 8, middle + 4, Rows[i].Name, characters, svg.Theme.StrongText, "end");
            DrawPoints(svg, Rows[i], scale, middle, (bottom / Rows.Count / 2) - Radius);
        }
    }

    private static void DrawPoints(SvgWriter svg, SwarmRow row, Scale scale, double middle, double reach)
    {
        var heights = new Dictionary<int, int>();
        foreach (int i in Enumerable.Range(0, row.Values.Count).Where(i => double.IsFinite(row.Values[i])).OrderBy(i => row.Values[i]))
        {
            double x = scale.At(row.Values[i]);
            int bin = (int)(x / (2 * Radius));
            int count = heights.GetValueOrDefault(bin);
            heights[bin] = count + 1;
            double away = Math.Min(reach, (count + 1) / 2 * Radius * 1.2);
            double shade = row.Shades[i];
            string colour = double.IsNaN(shade) ? svg.Theme.Axis : svg.Theme.SeriesColour(0);
            svg.Dot(new(x, middle + (count % 2 == 0 ? away : -away)), Radius, colour, double.IsNaN(shade) ? 1 : PalestOpacity + ((1 - PalestOpacity) * Math.Clamp(shade, 0, 1)));
        }
    }
}
