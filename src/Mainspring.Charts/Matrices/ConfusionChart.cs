using Mainspring.Charts.Axes;
using Mainspring.Charts.Markup;

namespace Mainspring.Charts.Matrices;

/// <summary>Rows are what was true, columns what was predicted; a cell is as dark as its share of its row.</summary>
public sealed record ConfusionChart : Chart
{
    private const int MostNumbered = 16;

    /// <summary>The class names in the order of rows and columns.</summary>
    public required IReadOnlyList<string> Classes { get; init; }

    /// <summary>The count of true class <c>i</c> predicted as class <c>j</c> at <c>[i][j]</c>.</summary>
    public required IReadOnlyList<IReadOnlyList<double>> Counts { get; init; }

    /// <inheritdoc/>
    public override ChartTable ToTable()
    {
        IEnumerable<IReadOnlyList<string>> rows = Classes.Select((name, i) =>
            (IReadOnlyList<string>)[name, .. Classes.Select((_, j) => NumberText.Of(Count(i, j)))]);
        return new ChartTable(Title, ["true class", .. Classes.Select(name => "predicted " + name)], [.. rows]);
    }

    /// <inheritdoc/>
    protected internal override int NaturalHeight => 300;

    private protected override void Draw(SvgWriter svg, int width, int height)
    {
        if (Classes.Count == 0)
        {
            svg.Text(width / 2.0, height / 2.0, "No data yet", svg.Theme.Text, "middle");
            return;
        }

        double left = 22 + Math.Min(Classes.Max(name => name.Length) * 6.4, width * 0.25);
        const double Top = 24;
        double cellWidth = (width - left - 8) / Classes.Count;
        double cellHeight = (height - Top - 26) / Classes.Count;
        for (int i = 0; i < Classes.Count; i++)
        {
            double total = Classes.Select((_, j) => Count(i, j)).Where(double.IsFinite).Sum();
            svg.Label(left - 6, Top + ((i + 0.5) * cellHeight) + 4, Classes[i], (int)((left - 20) / 6.2), svg.Theme.StrongText, "end");
            svg.Label(left + ((i + 0.5) * cellWidth), height - 11, Classes[i], Math.Max(2, (int)(cellWidth / 6.6)), svg.Theme.StrongText, "middle");
            for (int j = 0; j < Classes.Count; j++)
            {
                DrawCell(svg, i, j, total, new(left + (j * cellWidth), Top + (i * cellHeight)), cellWidth, cellHeight);
            }
        }

        svg.Text(left, 14, "rows: true · columns: predicted", svg.Theme.Text);
    }

    private void DrawCell(SvgWriter svg, int actual, int predicted, double total, Point corner, double width, double height)
    {
        double count = Count(actual, predicted);
        double share = total > 0 && double.IsFinite(count) ? count / total : 0;
        string colour = svg.Theme.SeriesColour(actual == predicted ? 0 : 1);
        string text = $"true {Classes[actual]}, predicted {Classes[predicted]}: {NumberText.Of(count)} ({NumberText.Of(share * 100)} % of the row)";
        svg.Rectangle(corner.X + 1, corner.Y + 1, Math.Max(0.5, width - 2), Math.Max(0.5, height - 2), colour, 0.08 + (0.37 * share), 3, text);
        if (Classes.Count > MostNumbered)
        {
            return;
        }

        double middle = corner.X + (width / 2);
        bool roomy = height > 44 && width > 50;
        svg.Text(middle, corner.Y + (height / 2) + (roomy ? -1 : 4), NumberText.Of(count), svg.Theme.StrongText, "middle", strong: true);
        if (roomy)
        {
            svg.Text(middle, corner.Y + (height / 2) + 15, $"{NumberText.Of(Math.Round(share * 100, 1))} %", svg.Theme.StrongText, "middle");
        }
    }

    private double Count(int actual, int predicted) =>
        actual < Counts.Count && predicted < Counts[actual].Count ? Counts[actual][predicted] : double.NaN;
}
