using System.Globalization;
using Mainspring.Lifecycle.Tracing.Spans;

namespace Mainspring.Web.Traces;

/// <summary>A span as a line of the waterfall: how deep it lies, and from where to where its bar goes, in percent of the whole time.</summary>
/// <param name="Span">The span.</param>
/// <param name="Depth">How many steps it is part of.</param>
/// <param name="Left">Where its bar starts.</param>
/// <param name="Width">How long its bar is; at least visible.</param>
internal sealed record WaterfallBar(Span Span, int Depth, string Left, string Width)
{
    private const double Narrowest = 0.4;

    /// <summary>The lines of a waterfall, at most so many.</summary>
    public static IReadOnlyList<WaterfallBar> Of(IReadOnlyList<Span> spans, int most)
    {
        if (spans.Count == 0)
        {
            return [];
        }

        long start = spans.Min(span => span.StartedAt);
        long end = Math.Max(spans.Max(span => span.EndedAt ?? span.StartedAt), start + 1);
        return [.. SpanTree.Flatten(spans).Take(most).Select(line => Of(line.Span, line.Depth, start, end))];
    }

    private static WaterfallBar Of(Span span, int depth, long start, long end)
    {
        double whole = end - start;
        double left = Math.Min((span.StartedAt - start) / whole * 100, 100 - Narrowest);
        double width = Math.Clamp(((span.EndedAt ?? end) - span.StartedAt) / whole * 100, Narrowest, 100 - left);
        return new(span, depth, Percent(left), Percent(width));
    }

    private static string Percent(double share) => share.ToString("0.##", CultureInfo.InvariantCulture) + "%";
}
