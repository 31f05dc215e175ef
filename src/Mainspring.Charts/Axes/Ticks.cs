namespace Mainspring.Charts.Axes;

/// <summary>Where an axis is marked: steps of 1, 2 or 5 times a power of ten, after Heckbert, "Nice numbers for graph labels" (Graphics Gems, 1990).</summary>
public static class Ticks
{
    /// <summary>The step that marks <paramref name="range"/> about <paramref name="wanted"/> times.</summary>
    public static double Step(ValueRange range, int wanted)
    {
        double rough = range.Span / Math.Max(1, wanted);
        double power = Math.Pow(10, Math.Floor(Math.Log10(rough)));
        double lead = rough / power;
        return power * (lead < 1.5 ? 1 : lead < 3.5 ? 2 : lead < 7.5 ? 5 : 10);
    }

    /// <summary>The multiples of a nice step inside the range, ends included, in rising order.</summary>
    public static IReadOnlyList<Tick> Numbers(ValueRange range, int wanted)
    {
        double step = Step(range, wanted);
        double first = Math.Ceiling((range.Minimum / step) - 1e-6);
        double last = Math.Floor((range.Maximum / step) + 1e-6);
        var ticks = new List<Tick>();
        for (double i = first; i <= last && ticks.Count < 200; i++)
        {
            ticks.Add(new Tick(i * step, NumberText.Tick(i * step, step)));
        }

        return ticks;
    }
}
