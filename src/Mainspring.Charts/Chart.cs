using Mainspring.Charts.Markup;

namespace Mainspring.Charts;

/// <summary>
/// A picture of numbers, written as SVG by pure functions: the same chart gives the same bytes. Every chart says in words what it
/// shows (<c>title</c> and <c>desc</c> of the SVG) and has its numbers as a table for readers who do not see pictures.
/// </summary>
public abstract record Chart
{
    private const int NarrowWidth = 320;

    /// <summary>What the chart shows; becomes the accessible name.</summary>
    public required string Title { get; init; }

    /// <summary>What a reader should take from the chart, in a sentence; null when the title says it all.</summary>
    public string? Description { get; init; }

    /// <summary>Width of the drawing in user units (CSS pixels at its natural size).</summary>
    public int Width { get; init; } = 560;

    /// <summary>Height of the drawing in user units; null takes the chart's own measure.</summary>
    public int? Height { get; init; }

    /// <summary>The same drawing for a column as narrow as a phone, its letters as large; null where it is as narrow already, or too dense to be.</summary>
    public Chart? Narrow => Width <= NarrowWidth || !MayBeNarrow ? null : this with { Width = NarrowWidth };

    /// <summary>The markup for use inside a page, coloured by the page's CSS variables.</summary>
    public string ToSvg() => ToSvg(ChartTheme.Inline);

    /// <summary>The markup in the given colours.</summary>
    public string ToSvg(ChartTheme theme)
    {
        ArgumentNullException.ThrowIfNull(theme);
        int height = Height ?? NaturalHeight;
        var svg = new SvgWriter(theme);
        svg.Begin(Width, height, Title, Description ?? Summary, CssClass);
        Draw(svg, Width, height);
        return svg.End();
    }

    /// <summary>A file of its own: XML declaration, fixed colours, a background.</summary>
    public string ToFile() => "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" + ToSvg(ChartTheme.File) + "\n";

    /// <summary>The numbers of the chart, row by row.</summary>
    public abstract ChartTable ToTable();

    /// <summary>What stands in <c>desc</c> when the caller gave no description.</summary>
    protected internal virtual string? Summary => null;

    /// <summary>The height this chart takes when none was asked for.</summary>
    protected internal virtual int NaturalHeight => 260;

    /// <summary>Whether it can be read when it is drawn as narrow as a phone.</summary>
    protected internal virtual bool MayBeNarrow => true;

    /// <summary>The class of the <c>svg</c> element, for page styles.</summary>
    protected internal virtual string CssClass => "chart";

    private protected abstract void Draw(SvgWriter svg, int width, int height);
}
