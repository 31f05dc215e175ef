using Mainspring.Charts.Axes;
using Mainspring.Charts.Markup;

namespace Mainspring.Charts.Matrices;

/// <summary>A square of values between −1 and 1, each as dark as it is far from zero: positive ones in the first colour, negative ones in the second.</summary>
public sealed record HeatmapChart : Chart
{
    private const double CharacterWidth = 6.2;
    private const double RoomForNumbers = 30;
    private const int MostNarrow = 10;

    /// <summary>The names of rows and columns.</summary>
    public required IReadOnlyList<string> Names { get; init; }

    /// <summary>The value of row <c>i</c> and column <c>j</c> at <c>[i][j]</c>; null draws no cell.</summary>
    public required IReadOnlyList<IReadOnlyList<double?>> Values { get; init; }

    /// <inheritdoc/>
    public override ChartTable ToTable()
    {
        IEnumerable<IReadOnlyList<string>> rows = Names.Select((name, i) => (IReadOnlyList<string>)[name, .. Names.Select((_, j) => Values[i][j] is { } value ? Written(value) : "")]);
        return new(Title, ["column", .. Names], [.. rows]);
    }

    /// <inheritdoc/>
    protected internal override int NaturalHeight => (int)((Width - Left()) * 0.62) + 18 + (int)(LabelCharacters() * CharacterWidth * 0.72);

    /// <inheritdoc/>
    protected internal override bool MayBeNarrow => Names.Count <= MostNarrow;

    private protected override void Draw(SvgWriter svg, int width, int height)
    {
        if (Names.Count == 0)
        {
            svg.Text(width / 2.0, height / 2.0, "No data yet", svg.Theme.Text, "middle");
            return;
        }

        double left = Left(), bottom = height - 10 - (LabelCharacters() * CharacterWidth * 0.72);
        double cellWidth = (width - left - 12) / Names.Count, cellHeight = (bottom - 6) / Names.Count;
        for (int i = 0; i < Names.Count; i++)
        {
            svg.Label(left - 6, 6 + ((i + 0.5) * cellHeight) + 4, Names[i], LabelCharacters(), svg.Theme.StrongText, "end");
            svg.Slanted(left + ((i + 0.5) * cellWidth) + 3, bottom + 12, Names[i], LabelCharacters(), svg.Theme.StrongText);
            for (int j = 0; j < Names.Count; j++)
            {
                DrawCell(svg, i, j, new(left + (j * cellWidth), 6 + (i * cellHeight)), cellWidth, cellHeight);
            }
        }
    }

    private void DrawCell(SvgWriter svg, int i, int j, Point corner, double width, double height)
    {
        if (Values[i][j] is not { } value)
        {
            return;
        }

        string colour = svg.Theme.SeriesColour(value < 0 ? 1 : 0);
        double strength = Math.Min(1, Math.Abs(value));
        double gap = width > 12 ? 1 : 0;
        svg.Rectangle(corner.X, corner.Y, Math.Max(0.5, width - gap), Math.Max(0.5, height - gap), colour, Math.Round(0.04 + (0.66 * strength), 2), title: $"{Names[i]} · {Names[j]}: {Written(value)}");
        if (width > RoomForNumbers && height > 13)
        {
            svg.Text(corner.X + (width / 2), corner.Y + (height / 2) + 4, Written(value), svg.Theme.StrongText, "middle");
        }
    }

    private static string Written(double value) => NumberText.Of(Math.Round(value, 2));

    private int LabelCharacters() => Math.Clamp(Names.Select(name => name.Length).DefaultIfEmpty(4).Max(), 4, 20);

    private double Left() => 14 + (LabelCharacters() * CharacterWidth);
}
