using System.Globalization;
using System.Xml.Linq;

namespace Mainspring.Charts.Tests;

/// <summary>A chart read back from its markup.</summary>
internal sealed class Drawing
{
    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";

    private readonly XElement _root;

    private Drawing(XElement root) => _root = root;

    public static Drawing Of(Chart chart)
    {
        var drawing = new Drawing(XDocument.Parse(chart.ToSvg()).Root!);
        drawing.Coordinates().ShouldAllBe(value => double.IsFinite(value));
        XDocument.Parse(chart.ToFile());
        XDocument.Parse(chart.ToTable().ToHtml());
        return drawing;
    }

    public string Title => _root.Element(Svg + "title")!.Value;

    public string? Description => _root.Element(Svg + "desc")?.Value;

    public IReadOnlyList<XElement> Elements(string name) => [.. _root.Descendants(Svg + name)];

    public IReadOnlyList<string> Texts => [.. _root.Descendants(Svg + "text").Select(text => string.Concat(text.Nodes().OfType<XText>().Select(node => node.Value)))];

    public static double Number(XElement element, string attribute) =>
        double.Parse(element.Attribute(attribute)!.Value, CultureInfo.InvariantCulture);

    public static IReadOnlyList<(double X, double Y)> Points(XElement element) =>
    [
        .. element.Attribute("points")!.Value.Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Select(pair => pair.Split(','))
            .Select(pair => (double.Parse(pair[0], CultureInfo.InvariantCulture), double.Parse(pair[1], CultureInfo.InvariantCulture))),
    ];

    private IEnumerable<double> Coordinates()
    {
        string[] names = ["x", "y", "x1", "y1", "x2", "y2", "cx", "cy", "r", "width", "height"];
        IEnumerable<double> single = _root.Descendants().Attributes().Where(attribute => names.Contains(attribute.Name.LocalName))
            .Select(attribute => double.Parse(attribute.Value, CultureInfo.InvariantCulture));
        IEnumerable<double> listed = _root.Descendants().Where(element => element.Attribute("points") is not null)
            .SelectMany(element => Points(element).SelectMany(point => new[] { point.X, point.Y }));
        return single.Concat(listed);
    }
}
