using Mainspring.Charts.Axes;
using Mainspring.Charts.Markup;

namespace Mainspring.Charts.Bars;

/// <summary>Steps from a start to an end, each drawn where the one before it ended: what a prediction is made of.</summary>
public sealed record WaterfallChart : Chart
{
    private const int RowHeight = 22;
    private const double CharacterWidth = 6.8;

    /// <summary>Where the steps begin.</summary>
    public required Bar Start { get; init; }

    /// <summary>The steps from top to bottom; their values add to the start. Those that are not finite count as zero.</summary>
    public required IReadOnlyList<Bar> Steps { get; init; }

    /// <summary>What the sum is called.</summary>
    public required string EndLabel { get; init; }

    /// <summary>The sum of the start and all steps.</summary>
    public double End => Start.Value + Steps.Sum(step => double.IsFinite(step.Value) ? step.Value : 0);

    /// <inheritdoc/>
    public override ChartTable ToTable() => new(
        Title,
        ["name", "adds", "sum"],
        [[Start.Label, "", NumberText.Of(Start.Value)], .. Rows().Select(row => (IReadOnlyList<string>)[row.Label, NumberText.Of(row.To - row.From), NumberText.Of(row.To)]), [EndLabel, "", NumberText.Of(End)]]);

    /// <inheritdoc/>
    protected internal override int NaturalHeight => ((Steps.Count + 2) * RowHeight) + 8;

    private protected override void Draw(SvgWriter svg, int width, int height)
    {
        (string Label, double From, double To)[] rows = [.. Rows()];
        int characters = Math.Clamp(rows.Select(row => row.Label.Length).Append(EndLabel.Length).Append(Start.Label.Length).Max(), 4, (int)(width * 0.4 / CharacterWidth));
        double left = (characters * CharacterWidth) + 12;
        double values = 7 * CharacterWidth;
        var scale = new Scale(ValueRange.Of(rows.SelectMany(row => (double[])[row.From, row.To]).Append(Start.Value).Append(End)), left + values, width - values);
        double row = (height - 8.0) / (rows.Length + 2);
        DrawTotal(svg, Start.Label, Start.Value, scale, left, 4 + (row / 2), characters);
        for (int index = 0; index < rows.Length; index++)
        {
            DrawStep(svg, rows[index], scale, left, 4 + ((index + 1) * row), row, characters);
        }

        DrawTotal(svg, EndLabel, End, scale, left, 4 + ((rows.Length + 1.5) * row), characters);
    }

    private IEnumerable<(string Label, double From, double To)> Rows()
    {
        double at = Start.Value;
        foreach (Bar step in Steps)
        {
            double from = at;
            at += double.IsFinite(step.Value) ? step.Value : 0;
            yield return (step.Label, from, at);
        }
    }

    private static void DrawTotal(SvgWriter svg, string label, double value, Scale scale, double left, double middle, int characters)
    {
        svg.Label(left - 8, middle + 4, label, characters, svg.Theme.Text, "end");
        svg.Line(scale.At(value), middle - 9, scale.At(value), middle + 9, svg.Theme.Axis, 2);
        svg.Text(scale.At(value) + 6, middle + 4, NumberText.Of(value), svg.Theme.StrongText, strong: true);
    }

    private static void DrawStep(SvgWriter svg, (string Label, double From, double To) step, Scale scale, double left, double top, double row, int characters)
    {
        double middle = top + (row / 2);
        double thickness = Math.Min(16, row * 0.66);
        bool falls = step.To < step.From;
        double start = Math.Min(scale.At(step.From), scale.At(step.To));
        double end = Math.Max(scale.At(step.From), scale.At(step.To));
        string text = (falls ? "" : "+") + NumberText.Of(step.To - step.From);
        svg.Label(left - 8, middle + 4, step.Label, characters, svg.Theme.StrongText, "end");
        svg.Rectangle(start, middle - (thickness / 2), Math.Max(end - start, 1), thickness, svg.Theme.SeriesColour(falls ? 1 : 0), 1, 2, $"{step.Label}: {text}");
        svg.Line(scale.At(step.To), middle + (thickness / 2), scale.At(step.To), middle - (thickness / 2) + row, svg.Theme.Axis, 1, "2 2");
        svg.Text(falls ? start - 5 : end + 5, middle + 4, text, svg.Theme.Text, falls ? "end" : "start");
    }
}
