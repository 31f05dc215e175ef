namespace Mainspring.Learning.Tuning;

/// <summary>One hyper-parameter that is searched.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Least">The least value tried.</param>
/// <param name="Most">The greatest value tried.</param>
/// <param name="IsLogarithmic">Whether ratios matter rather than differences.</param>
/// <param name="IsWhole">Whether it counts something.</param>
public sealed record SearchDimension(string Name, double Least, double Most, bool IsLogarithmic = false, bool IsWhole = false)
{
    /// <summary>The value at a place from 0 (least) to 1 (greatest), to four significant digits.</summary>
    public double ValueAt(double place)
    {
        double value = IsLogarithmic ? Least * Math.Pow(Most / Least, place) : Least + ((Most - Least) * place);
        value = IsWhole ? Math.Round(value) : Significant(value);
        return Math.Clamp(value, Least, Most);
    }

    /// <summary>The place of a value; values outside lie at the ends.</summary>
    public double PlaceOf(double value)
    {
        double kept = Math.Clamp(value, Least, Most);
        return IsLogarithmic ? Math.Log(kept / Least) / Math.Log(Most / Least) : (kept - Least) / (Most - Least);
    }

    // Fewer digits are easier to read and to give again, and lose nothing.
    private static double Significant(double value)
    {
        if (value == 0)
        {
            return 0;
        }

        int digits = 3 - (int)Math.Floor(Math.Log10(Math.Abs(value)));
        return digits is >= 0 and <= 15 ? Math.Round(value, digits) : value;
    }
}
