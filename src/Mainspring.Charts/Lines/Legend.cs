using Mainspring.Charts.Markup;

namespace Mainspring.Charts.Lines;

/// <summary>One row of line samples with their names; names share the width fairly.</summary>
internal static class Legend
{
    private const double CharacterWidth = 6.4;

    public static void Draw(SvgWriter svg, double left, double baseline, double right, IReadOnlyList<(string Name, bool Dashed)> entries)
    {
        int characters = Math.Max(3, (int)((((right - left) / entries.Count) - 34) / CharacterWidth));
        double x = left;
        for (int i = 0; i < entries.Count; i++)
        {
            (string name, bool dashed) = entries[i];
            svg.Line(x, baseline - 4, x + 16, baseline - 4, svg.Theme.SeriesColour(i), 2, dashed ? "5 3" : null);
            svg.Label(x + 21, baseline, name, characters, svg.Theme.Text);
            x += 34 + (Math.Min(name.Length, characters) * CharacterWidth);
        }
    }
}
