using Mainspring.Charts.Axes;
using Mainspring.Charts.Markup;

namespace Mainspring.Charts.Bars;

/// <summary>Horizontal bars from zero, in the order given, with their labels at the left and their values at the end.</summary>
public sealed record BarChart : Chart
{
    private const int RowHeight = 22;
    private const double CharacterWidth = 6.8;

    /// <summary>The bars from top to bottom.</summary>
    public required IReadOnlyList<Bar> Bars { get; init; }

    /// <summary>What the value measures, for the table.</summary>
    public string ValueName { get; init; } = "value";

    /// <summary>How a value is written; null takes four significant digits.</summary>
    public Func<double, string>? Format { get; init; }

    /// <inheritdoc/>
    public override ChartTable ToTable() => new(Title, ["name", ValueName], [.. Bars.Select(bar => (IReadOnlyList<string>)[bar.Label, Write(bar.Value)])]);

    /// <inheritdoc/>
    protected internal override int NaturalHeight => (Math.Max(1, Bars.Count) * RowHeight) + 8;

    private protected override void Draw(SvgWriter svg, int width, int height)
    {
        if (Bars.Count == 0)
        {
            svg.Text(width / 2.0, (height / 2.0) + 4, "No data yet", svg.Theme.Text, "middle");
            return;
        }

        int characters = Math.Clamp(Bars.Max(bar => bar.Label.Length), 4, (int)(width * 0.36 / CharacterWidth));
        double values = (Bars.Max(bar => Write(bar.Value).Length) * CharacterWidth) + 10;
        double left = (characters * CharacterWidth) + 12;
        bool signed = Bars.Any(bar => double.IsFinite(bar.Value) && bar.Value < 0);
        var scale = new Scale(ValueRange.Of(Bars.Select(bar => bar.Value).Append(0)), left + (signed ? values : 0), width - values);
        double row = (height - 8.0) / Bars.Count;
        for (int i = 0; i < Bars.Count; i++)
        {
            DrawBar(svg, Bars[i], scale, left, 4 + (i * row), row, characters);
        }

        svg.Line(scale.At(0), 2, scale.At(0), height - 2, svg.Theme.Axis);
    }

    private void DrawBar(SvgWriter svg, Bar bar, Scale scale, double left, double top, double row, int characters)
    {
        double baseline = top + (row / 2) + 4;
        svg.Label(left - 8, baseline, bar.Label, characters, svg.Theme.StrongText, "end");
        double zero = scale.At(0);
        double end = double.IsFinite(bar.Value) ? scale.At(bar.Value) : zero;
        double thickness = Math.Min(16, row * 0.66);
        string colour = bar.Value < 0 ? svg.Theme.SeriesColour(1) : svg.Theme.SeriesColour(0);
        svg.Rectangle(Math.Min(zero, end), top + ((row - thickness) / 2), Math.Max(Math.Abs(end - zero), 0.5), thickness, colour, 1, 2, $"{bar.Label}: {Write(bar.Value)}");
        svg.Text(end < zero ? end - 5 : end + 5, baseline, Write(bar.Value), svg.Theme.Text, end < zero ? "end" : "start");
    }

    private string Write(double value) => Format is null ? NumberText.Of(value) : Format(value);
}
