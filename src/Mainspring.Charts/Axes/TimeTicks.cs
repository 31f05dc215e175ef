using System.Globalization;

namespace Mainspring.Charts.Axes;

/// <summary>Where a time axis is marked: whole seconds, minutes, hours, days, months and years of UTC. Values are seconds since 1970.</summary>
public static class TimeTicks
{
    private const double Day = 86_400;

    private static readonly double[] Steps =
    [
        1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 2 * 3600, 3 * 3600, 6 * 3600, 12 * 3600, Day, 2 * Day, 7 * Day, 14 * Day,
    ];

    private static readonly int[] MonthSteps = [1, 2, 3, 6, 12, 24, 60, 120, 240, 600, 1200, 2400, 6000, 12_000, 24_000];

    /// <summary>About <paramref name="wanted"/> marks inside the range, in rising order. Ranges below five seconds and beyond the calendar are marked as numbers.</summary>
    public static IReadOnlyList<Tick> Of(ValueRange range, int wanted)
    {
        if (range.Span < 5 || range.Minimum < -62_135_596_800 || range.Maximum > 253_402_300_799)
        {
            return Ticks.Numbers(range, wanted);
        }

        double rough = range.Span / Math.Max(1, wanted);
        double step = Array.Find(Steps, candidate => candidate >= rough * 0.75);
        return step > 0 ? Regular(range, step) : Calendar(range, rough);
    }

    /// <summary>A moment in full, for tooltips and tables.</summary>
    public static string Full(double seconds) =>
        seconds is >= -62_135_596_800 and <= 253_402_300_799 ? Text(seconds, "yyyy-MM-dd HH:mm:ss") : NumberText.Of(seconds);

    private static List<Tick> Regular(ValueRange range, double step)
    {
        string format = step >= Day ? "MMM d" : step >= 60 ? "HH:mm" : "HH:mm:ss";
        var ticks = new List<Tick>();
        for (double at = Math.Ceiling(range.Minimum / step) * step; at <= range.Maximum; at += step)
        {
            bool midnight = step < Day && at % Day == 0;
            ticks.Add(new Tick(at, Text(at, midnight ? "MMM d" : format)));
        }

        return ticks;
    }

    private static List<Tick> Calendar(ValueRange range, double rough)
    {
        double months = rough / (30.44 * Day);
        int step = Array.Find(MonthSteps, candidate => candidate >= months * 0.75);
        step = step == 0 ? MonthSteps[^1] : step;
        var ticks = new List<Tick>();
        DateTime start = DateTime.UnixEpoch.AddSeconds(range.Minimum);
        int month = ((start.Year * 12) + start.Month - 1) / step * step;
        for (; month < 9999 * 12; month += step)
        {
            if (month < 12)
            {
                continue;
            }

            double at = (new DateTime(month / 12, (month % 12) + 1, 1, 0, 0, 0, DateTimeKind.Utc) - DateTime.UnixEpoch).TotalSeconds;
            if (at > range.Maximum)
            {
                break;
            }

            if (at >= range.Minimum)
            {
                ticks.Add(new Tick(at, Text(at, step >= 12 ? "yyyy" : "MMM yyyy")));
            }
        }

        return ticks;
    }

    private static string Text(double seconds, string format) =>
        DateTime.UnixEpoch.AddSeconds(seconds).ToString(format, CultureInfo.InvariantCulture);
}
