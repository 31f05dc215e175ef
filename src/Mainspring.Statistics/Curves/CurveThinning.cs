namespace Mainspring.Statistics.Curves;

/// <summary>Makes a curve small enough to store and draw.</summary>
internal static class CurveThinning
{
    /// <summary>At most <paramref name="most"/> of <paramref name="count"/> places, first and last among them, evenly by place.</summary>
    public static int[] Places(int count, int most) =>
        count <= most ? [.. Enumerable.Range(0, count)] : [.. Enumerable.Range(0, most).Select(i => (int)((long)i * (count - 1) / (most - 1)))];
}
