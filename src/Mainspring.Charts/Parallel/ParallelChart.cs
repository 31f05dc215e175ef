using Mainspring.Charts.Axes;
using Mainspring.Charts.Markup;

namespace Mainspring.Charts.Parallel;

/// <summary>
/// Parallel coordinates: each line is one run, each upright axis one of its parameters or metrics. Lines take their colour from their
/// rank on the last axis, so that the eye can follow what leads there. After Inselberg, "The plane with parallel coordinates" (1985).
/// </summary>
public sealed record ParallelChart : Chart
{
    private const double Top = 34;
    private const double Margin = 56;
    private const int MostWords = 12;

    /// <summary>What each line is called.</summary>
    public required IReadOnlyList<string> Lines { get; init; }

    /// <summary>The axes from left to right, each with a value for each line. The last one gives the colour.</summary>
    public required IReadOnlyList<ParallelAxis> Axes { get; init; }

    /// <inheritdoc/>
    protected internal override int NaturalHeight => 320;

    /// <inheritdoc/>
    public override ChartTable ToTable() => new(
        Title,
        ["run", .. Axes.Select(axis => axis.Name)],
        [.. Lines.Select((line, i) => (IReadOnlyList<string>)[line, .. Axes.Select(axis => axis.Values[i] ?? "–")])]);

    /// <inheritdoc/>
    protected internal override bool MayBeNarrow => false;

    private protected override void Draw(SvgWriter svg, int width, int height)
    {
        double bottom = height - 24;
        AxisScale[] scales = [.. Axes.Select(axis => new AxisScale(axis, bottom, Top))];
        double[] places = [.. Axes.Select((_, i) => Axes.Count == 1 ? width / 2.0 : Margin + (i * (width - (2 * Margin)) / (Axes.Count - 1)))];
        for (int line = 0; line < Lines.Count; line++)
        {
            DrawLine(svg, line, scales, places);
        }

        int characters = Math.Max(4, (int)((width - (2 * Margin)) / Math.Max(1, Axes.Count - 1) / 6.8));
        for (int i = 0; i < Axes.Count; i++)
        {
            svg.Line(places[i], Top, places[i], bottom, svg.Theme.Axis);
            svg.Label(places[i], Top - 18, Axes[i].Name, characters, svg.Theme.StrongText, "middle");
            foreach ((double y, string label) in scales[i].Marks(MostWords))
            {
                svg.Line(places[i] - 3, y, places[i] + 3, y, svg.Theme.Axis);
                svg.Label(places[i] + (i == 0 ? -6 : 6), y + 4, label, i == 0 ? 7 : Math.Max(4, characters - 2), svg.Theme.Text, i == 0 ? "end" : "start");
            }
        }
    }

    private void DrawLine(SvgWriter svg, int line, AxisScale[] scales, double[] places)
    {
        string colour = scales.Length > 0 && scales[^1].Rank(line) is { } rank ? Shade(svg.Theme, rank) : svg.Theme.Axis;
        var stretch = new List<Point>();
        for (int i = 0; i <= scales.Length; i++)
        {
            if (i < scales.Length && scales[i].At(line) is { } y)
            {
                stretch.Add(new(places[i], y));
                svg.Circle(stretch[^1], 2.5, colour, $"{Lines[line]}: {Axes[i].Name} {Axes[i].Values[line]}");
                continue;
            }

            if (stretch.Count > 1)
            {
                svg.Polyline(stretch, colour, 1.5);
            }

            stretch.Clear();
        }
    }

    /// <summary>The lower, middle and upper third of the lines: three colours can be told apart, a gradient of them cannot.</summary>
    private static string Shade(ChartTheme theme, double rank) => theme.SeriesColour(rank switch { < 1 / 3.0 => 1, < 2 / 3.0 => 4, _ => 0 });

    /// <summary>Where values of one axis lie.</summary>
    private sealed class AxisScale(ParallelAxis axis, double bottom, double top)
    {
        private readonly ValueRange _range = ValueRange.Of(axis.Numbers.OfType<double>());

        /// <summary>The share of the lines that lie below, ties counted half; null where the line has no value.</summary>
        public double? Rank(int line)
        {
            if (Share(line) is not { } own)
            {
                return null;
            }

            double[] all = [.. Enumerable.Range(0, axis.Values.Count).Select(Share).OfType<double>()];
            return (all.Count(other => other < own) + (0.5 * all.Count(other => other == own))) / all.Length;
        }

        public double? At(int line) => Share(line) is { } share ? bottom + (share * (top - bottom)) : null;

        private double? Share(int line) => axis.Words is { } words
            ? axis.Values[line] is { } word ? (IndexOf(words, word) + 0.5) / words.Count : null
            : axis.Numbers[line] is { } number ? (number - _range.Minimum) / _range.Span : null;

        public IEnumerable<(double Y, string Label)> Marks(int mostWords) => axis.Words is { } words
            ? words.Count > mostWords ? [] : words.Select((word, i) => (bottom + ((i + 0.5) / words.Count * (top - bottom)), word))
            : Ticks.Numbers(_range, 5).Select(tick => (new Scale(_range, bottom, top).At(tick.Value), tick.Label));

        private static int IndexOf(IReadOnlyList<string> words, string word)
        {
            int at = 0;
            while (words[at] != word)
            {
                at++;
            }

            return at;
        }
    }
}
