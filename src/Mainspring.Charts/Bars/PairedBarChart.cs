using Mainspring.Charts.Axes;
using Mainspring.Charts.Markup;

namespace Mainspring.Charts.Bars;

/// <summary>Two distributions over the same bins or categories, bar beside bar, as shares.</summary>
public sealed record PairedBarChart : Chart
{
    private const double CharacterWidth = 6.2;

    /// <summary>Labels that can show so many characters can be told apart.</summary>
    private const int LongestWanted = 8;

    /// <summary>The bins or categories from left to right.</summary>
    public required IReadOnlyList<string> Labels { get; init; }

    /// <summary>The share of each bin in the first sample, 0 to 1.</summary>
    public required IReadOnlyList<double> First { get; init; }

    /// <summary>The share of each bin in the second sample, 0 to 1.</summary>
    public required IReadOnlyList<double> Second { get; init; }

    /// <summary>What the first sample is called.</summary>
    public required string FirstName { get; init; }

    /// <summary>What the second sample is called.</summary>
    public required string SecondName { get; init; }

    /// <inheritdoc/>
    public override ChartTable ToTable() =>
        new(Title, ["values", FirstName, SecondName], [.. Labels.Select((label, i) => (IReadOnlyList<string>)[label, Percent(First[i]), Percent(Second[i])])]);

    /// <inheritdoc/>
    protected internal override int NaturalHeight => 130;

    private protected override void Draw(SvgWriter svg, int width, int height)
    {
        double most = First.Concat(Second).Where(double.IsFinite).DefaultIfEmpty(0).Max();
        if (Labels.Count == 0 || most <= 0)
        {
            svg.Text(width / 2.0, (height / 2.0) + 4, "No values", svg.Theme.Text, "middle");
            return;
        }

        double bottom = height - 18, slot = (width - 8.0) / Labels.Count, bar = Math.Max(0.75, (slot - Math.Min(4, slot * 0.2)) / 2);
        var scale = new Scale(ValueRange.Between(0, most), bottom, 14);
        for (int i = 0; i < Labels.Count; i++)
        {
            double left = 4 + (i * slot);
            DrawBar(svg, left, bar, scale, bottom, First[i], 0, $"{FirstName}, {Labels[i]}: {Percent(First[i])}");
            DrawBar(svg, left + bar, bar, scale, bottom, Second[i], 1, $"{SecondName}, {Labels[i]}: {Percent(Second[i])}");
        }

        svg.Line(4, bottom, width - 4, bottom, svg.Theme.Axis);
        svg.Text(4, 10, Percent(most), svg.Theme.Text);
        DrawLabels(svg, slot, height - 5, width);
    }

    private static void DrawBar(SvgWriter svg, double left, double width, Scale scale, double bottom, double share, int series, string title)
    {
        if (share > 0)
        {
            double top = Math.Min(scale.At(share), bottom - 0.75);
            svg.Rectangle(left, top, width, bottom - top, svg.Theme.SeriesColour(series), 0.85, title: title);
        }
    }

    /// <summary>Every label where there is room, else the first and the last.</summary>
    private void DrawLabels(SvgWriter svg, double slot, double baseline, int width)
    {
        int room = (int)(slot / CharacterWidth);
        if (room >= Math.Min(LongestWanted, Labels.Max(label => label.Length)))
        {
            for (int i = 0; i < Labels.Count; i++)
            {
                svg.Label(4 + ((i + 0.5) * slot), baseline, Labels[i], room, svg.Theme.Text, "middle");
            }

            return;
        }

        svg.Label(4, baseline, Labels[0], (int)(width * 0.45 / CharacterWidth), svg.Theme.Text);
        svg.Label(width - 4, baseline, Labels[^1], (int)(width * 0.45 / CharacterWidth), svg.Theme.Text, "end");
    }

    private static string Percent(double share) => double.IsFinite(share) ? $"{NumberText.Of(Math.Round(100 * share, 1))} %" : "–";
}
