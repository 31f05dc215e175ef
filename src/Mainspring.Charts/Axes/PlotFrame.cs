using Mainspring.Charts.Markup;

namespace Mainspring.Charts.Axes;

/// <summary>The rectangle in which a chart with two axes draws its data, with its axes, grid and labels.</summary>
internal sealed class PlotFrame
{
    private const double CharacterWidth = 6.4;

    private readonly IReadOnlyList<Tick> _ticksX;
    private readonly IReadOnlyList<Tick> _ticksY;

    public PlotFrame(ValueRange x, ValueRange y, AxisKind kindX, int width, int height, double headroom, bool labelX)
    {
        _ticksY = Ticks.Numbers(y, Math.Clamp((int)(height / 52.0), 2, 8));
        int longest = _ticksY.Select(tick => tick.Label.Length).DefaultIfEmpty(1).Max();
        Left = 12 + (longest * CharacterWidth);
        Right = width - 16;
        Top = 10 + headroom;
        Bottom = height - (labelX ? 40 : 24);
        X = new Scale(x, Left, Right);
        Y = new Scale(y, Bottom, Top);
        int wanted = Math.Clamp((int)((Right - Left) / 82), 2, 10);
        _ticksX = kindX == AxisKind.Time ? TimeTicks.Of(x, wanted) : Ticks.Numbers(x, wanted);
    }

    public double Left { get; }

    public double Right { get; }

    public double Top { get; }

    public double Bottom { get; }

    public Scale X { get; }

    public Scale Y { get; }

    public Point At(double x, double y) => new(X.At(x), Y.At(y));

    public void DrawGrid(SvgWriter svg, string? labelX, string? labelY)
    {
        foreach (Tick tick in _ticksY)
        {
            double y = Y.At(tick.Value);
            svg.Line(Left, y, Right, y, svg.Theme.Grid);
            svg.Text(Left - 6, y + 4, tick.Label, svg.Theme.Text, "end");
        }

        svg.Line(Left, Bottom, Right, Bottom, svg.Theme.Axis);
        DrawTicksX(svg);
        int characters = (int)((Right - Left) / CharacterWidth);
        if (labelX is not null)
        {
            svg.Label((Left + Right) / 2, Bottom + 34, labelX, characters, svg.Theme.Text, "middle");
        }

        if (labelY is not null)
        {
            svg.Label(4, 11, labelY, characters, svg.Theme.Text);
        }
    }

    private void DrawTicksX(SvgWriter svg)
    {
        double free = double.NegativeInfinity;
        foreach (Tick tick in _ticksX)
        {
            double half = tick.Label.Length * CharacterWidth / 2;
            double x = Math.Clamp(X.At(tick.Value), half + 2, Right + 14 - half);
            if (x - half < free)
            {
                continue;
            }

            svg.Line(X.At(tick.Value), Bottom, X.At(tick.Value), Bottom + 4, svg.Theme.Axis);
            svg.Text(x, Bottom + 17, tick.Label, svg.Theme.Text, "middle");
            free = x + half + 6;
        }
    }
}
