using Mainspring.Charts.Axes;
using Mainspring.Charts.Markup;

namespace Mainspring.Charts.Lines;

/// <summary>Draws series: band, line, marks, one unbroken stretch after the other.</summary>
internal sealed class LinePen(SvgWriter svg, PlotFrame frame)
{
    public void Draw(LineSeries series, string colour, Func<LineSeries, int, string> tooltip, IReadOnlyList<Threshold> thresholds)
    {
        foreach ((int start, int end) in Stretches(series))
        {
            DrawSurface(series, colour, start, end);
            if (series.Joined && end - start > 1)
            {
                svg.Polyline(Enumerable.Range(start, end - start).Select(i => At(series, i)), colour, 1.75, series.Dashed ? "5 3" : null);
            }

            bool single = end - start == 1;
            for (int i = start; i < end && (series.HasMarks || single); i++)
            {
                bool alert = thresholds.Any(threshold => threshold.Alerts(series.Y[i]));
                svg.Circle(At(series, i), alert ? 3.25 : 2.5, alert ? svg.Theme.Alert : colour, tooltip(series, i));
            }
        }
    }

    private static IEnumerable<(int Start, int End)> Stretches(LineSeries series)
    {
        int start = 0;
        for (int i = 0; i <= series.X.Count; i++)
        {
            if (i < series.X.Count && series.IsDrawn(i))
            {
                continue;
            }

            if (i > start)
            {
                yield return (start, i);
            }

            start = i + 1;
        }
    }

    private void DrawSurface(LineSeries series, string colour, int start, int end)
    {
        if (end - start < 2)
        {
            return;
        }

        if (series.HasBand)
        {
            IEnumerable<int> known = Enumerable.Range(start, end - start).Where(i => double.IsFinite(series.Lower![i]) && double.IsFinite(series.Upper![i]));
            Point[] upper = [.. known.Select(i => frame.At(series.X[i], series.Upper![i]))];
            svg.Polygon(upper.Concat(known.Reverse().Select(i => frame.At(series.X[i], series.Lower![i]))), colour, 0.16);
        }
        else if (series.Filled)
        {
            IEnumerable<Point> line = Enumerable.Range(start, end - start).Select(i => At(series, i));
            svg.Polygon([new(frame.X.At(series.X[start]), frame.Bottom), .. line, new(frame.X.At(series.X[end - 1]), frame.Bottom)], colour, 0.12);
        }
    }

    private Point At(LineSeries series, int point) => frame.At(series.X[point], series.Y[point]);
}
