namespace Mainspring.Learning.Training;

/// <summary>Into how many bins the values of a feature go where nobody says it.</summary>
internal static class HistogramBins
{
    private const int Least = 32;
    private const int Most = 256;

    /// <summary>One and a half times the square root of the rows: with few rows more bins follow chance, and every node of every tree pays for all of them.</summary>
    public static int For(int rows) => (int)Math.Clamp(1.5 * Math.Sqrt(rows), Least, Most);
}
