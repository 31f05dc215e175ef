using System.Globalization;

namespace Mainspring.Charts.Axes;

/// <summary>Numbers as people read them: four significant digits, k/M/G for large ones, powers of ten at the extremes.</summary>
public static class NumberText
{
    private const double Thousand = 1e3;

    /// <summary>The value in at most four significant digits. NaN is an en dash, infinities are ∞ and −∞.</summary>
    public static string Of(double value)
    {
        if (!double.IsFinite(value))
        {
            return double.IsNaN(value) ? "–" : value > 0 ? "∞" : "−∞";
        }

        double size = Math.Abs(value);
        return size switch
        {
            0 => "0",
            < 1e-4 or >= 1e12 => Sign(value.ToString("0.###e0", CultureInfo.InvariantCulture)),
            >= 1e4 => Scaled(value, size),
            _ => Sign(value.ToString(Digits(size), CultureInfo.InvariantCulture)),
        };
    }

    /// <summary>The label of a tick on an axis whose ticks are <paramref name="step"/> apart: just enough digits to tell them from each other.</summary>
    public static string Tick(double value, double step)
    {
        double size = Math.Abs(value);
        if (size < step * 1e-6)
        {
            return "0";
        }

        if (size >= 1e4 || step < 1e-5 || size >= 1e12)
        {
            return Of(value);
        }

        int decimals = Math.Clamp((int)Math.Ceiling(-Math.Log10(step) - 1e-9), 0, 6);
        if (decimals > 0 && Math.Abs((step * Math.Pow(10, decimals)) - Math.Round(step * Math.Pow(10, decimals))) > 1e-6)
        {
            decimals++;
        }

        return Sign(value.ToString("F" + decimals.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture));
    }

    private static string Scaled(double value, double size) => size switch
    {
        >= 1e9 => Sign((value / 1e9).ToString("0.###", CultureInfo.InvariantCulture)) + "G",
        >= 1e6 => Sign((value / 1e6).ToString("0.###", CultureInfo.InvariantCulture)) + "M",
        _ => Sign((value / Thousand).ToString("0.##", CultureInfo.InvariantCulture)) + "k",
    };

    private static string Digits(double size) => size switch
    {
        >= 1000 => "0",
        >= 100 => "0.#",
        >= 10 => "0.##",
        >= 1 => "0.###",
        >= 0.01 => "0.####",
        _ => "0.######",
    };

    private static string Sign(string text) => text.Replace('-', '−');
}
