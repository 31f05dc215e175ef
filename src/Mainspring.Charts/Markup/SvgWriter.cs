using System.Globalization;
using System.Text;

namespace Mainspring.Charts.Markup;

/// <summary>Writes SVG elements one after the other. Coordinates are rounded to hundredths, so equal charts give equal bytes.</summary>
internal sealed class SvgWriter(ChartTheme theme)
{
    private readonly StringBuilder _svg = new(4096);

    public ChartTheme Theme => theme;

    public void Begin(int width, int height, string title, string? description, string cssClass)
    {
        _svg.Append(CultureInfo.InvariantCulture,
            $"<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"{cssClass}\" role=\"img\" width=\"{width}\" height=\"{height}\" viewBox=\"0 0 {width} {height}\" font-family=\"Inter, system-ui, sans-serif\" font-size=\"11\">");
        Element("title", title);
        if (description is not null)
        {
            Element("desc", description);
        }

        if (theme.Background is { } background)
        {
            Rectangle(0, 0, width, height, background);
        }
    }

    public string End() => _svg.Append("</svg>").ToString();

    public void Line(double x1, double y1, double x2, double y2, string stroke, double width = 1, string? dashes = null)
    {
        _svg.Append($"<line x1=\"{N(x1)}\" y1=\"{N(y1)}\" x2=\"{N(x2)}\" y2=\"{N(y2)}\" stroke=\"{stroke}\" stroke-width=\"{N(width)}\"");
        Dashes(dashes);
        _svg.Append("/>");
    }

    public void Polyline(IEnumerable<Point> points, string stroke, double width, string? dashes = null)
    {
        _svg.Append($"<polyline fill=\"none\" stroke=\"{stroke}\" stroke-width=\"{N(width)}\" stroke-linejoin=\"round\" stroke-linecap=\"round\"");
        Dashes(dashes);
        _svg.Append(" points=\"");
        Points(points);
        _svg.Append("\"/>");
    }

    public void Polygon(IEnumerable<Point> points, string fill, double opacity)
    {
        _svg.Append($"<polygon fill=\"{fill}\" fill-opacity=\"{N(opacity)}\" points=\"");
        Points(points);
        _svg.Append("\"/>");
    }

    public void Rectangle(double x, double y, double width, double height, string fill, double opacity = 1, double radius = 0, string? title = null)
    {
        _svg.Append($"<rect x=\"{N(x)}\" y=\"{N(y)}\" width=\"{N(width)}\" height=\"{N(height)}\" fill=\"{fill}\"");
        if (opacity < 1)
        {
            _svg.Append($" fill-opacity=\"{N(opacity)}\"");
        }

        if (radius > 0)
        {
            _svg.Append($" rx=\"{N(radius)}\"");
        }

        Close("rect", title);
    }

    public void Circle(Point centre, double radius, string fill, string? title = null)
    {
        _svg.Append($"<circle cx=\"{N(centre.X)}\" cy=\"{N(centre.Y)}\" r=\"{N(radius)}\" fill=\"{fill}\"");
        Close("circle", title);
    }

    /// <summary>One of many small circles.</summary>
    public void Dot(Point centre, double radius, string fill, double opacity) =>
        _svg.Append($"<circle cx=\"{N(centre.X)}\" cy=\"{N(centre.Y)}\" r=\"{N(radius)}\" fill=\"{fill}\" fill-opacity=\"{N(opacity)}\"/>");

    /// <summary>Text with its baseline at <paramref name="y"/>; <paramref name="title"/> is the whole text when it was shortened.</summary>
    public void Text(double x, double y, string text, string fill, string anchor = "start", string? title = null, bool strong = false)
    {
        _svg.Append($"<text x=\"{N(x)}\" y=\"{N(y)}\" fill=\"{fill}\"");
        if (anchor != "start")
        {
            _svg.Append($" text-anchor=\"{anchor}\"");
        }

        if (strong)
        {
            _svg.Append(" font-weight=\"600\"");
        }

        _svg.Append('>');
        if (title is not null)
        {
            Element("title", title);
        }

        _svg.Append(Xml.Escape(text)).Append("</text>");
    }

    /// <summary>Text cut to the given number of characters; the whole text stays in its tooltip.</summary>
    public void Label(double x, double y, string text, int characters, string fill, string anchor = "start")
    {
        string shown = Xml.Shorten(text, characters);
        Text(x, y, shown, fill, anchor, shown == text ? null : text);
    }

    /// <summary>Text that ends at a point below which it rises from the left, cut to the given number of characters.</summary>
    public void Slanted(double x, double y, string text, int characters, string fill)
    {
        string shown = Xml.Shorten(text, characters);
        _svg.Append($"<text transform=\"translate({N(x)},{N(y)}) rotate(-42)\" fill=\"{fill}\" text-anchor=\"end\">");
        if (shown != text)
        {
            Element("title", text);
        }

        _svg.Append(Xml.Escape(shown)).Append("</text>");
    }

    private void Element(string name, string text) => _svg.Append($"<{name}>{Xml.Escape(text)}</{name}>");

    private void Close(string name, string? title)
    {
        if (title is null)
        {
            _svg.Append("/>");
            return;
        }

        _svg.Append('>');
        Element("title", title);
        _svg.Append($"</{name}>");
    }

    private void Dashes(string? dashes)
    {
        if (dashes is not null)
        {
            _svg.Append($" stroke-dasharray=\"{dashes}\"");
        }
    }

    private void Points(IEnumerable<Point> points)
    {
        bool first = true;
        foreach (Point point in points)
        {
            _svg.Append(first ? "" : " ").Append(N(point.X)).Append(',').Append(N(point.Y));
            first = false;
        }
    }

    private static string N(double value)
    {
        double rounded = Math.Round(value, 2);
        return (rounded == 0 ? 0 : rounded).ToString("0.##", CultureInfo.InvariantCulture);
    }
}
