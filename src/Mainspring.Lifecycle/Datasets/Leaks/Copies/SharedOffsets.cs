namespace Mainspring.Lifecycle.Datasets.Leaks.Copies;

/// <summary>
/// Finds shifted copies whatever the order of the rows: originals plus shifts make many pairs of rows differ by the very same amounts in all of several columns.
/// Among rows that were measured one by one such pairs are a matter of one in ten thousand.
/// </summary>
internal static class SharedOffsets
{
    /// <summary>Rows within this distance are taken for copies, when there are copies.</summary>
    public const double Reach = 0.1;

    private const int FewestColumns = 4;
    private const int SampledRows = 800;
    private const int Often = 4;
    private const double LeastShare = 0.01;

    public static bool AreCommon(IReadOnlyList<MeasuredColumn> columns)
    {
        if (columns.Count < FewestColumns)
        {
            return false;
        }

        int rows = columns[0].Steps.Length, sampled = Math.Min(rows, SampledRows);
        int[] chosen = [.. Enumerable.Range(0, sampled).Select(i => (int)((long)i * rows / sampled))];
        ulong[] offsets = new ulong[sampled * (sampled - 1) / 2];
        int count = 0;
        for (int a = 0; a < sampled; a++)
        {
            for (int b = a + 1; b < sampled; b++)
            {
                ulong offset = Offset(columns, chosen[a], chosen[b]);
                offsets[count] = offset;
                count += offset == 0 ? 0 : 1;
            }
        }

        Array.Resize(ref offsets, count);
        Array.Sort(offsets);
        return Repeated(offsets) >= LeastShare * sampled * (sampled - 1) / 2;
    }

    /// <summary>A number for the differences of two rows, the same whichever comes first; 0 when they differ in too few columns.</summary>
    private static ulong Offset(IReadOnlyList<MeasuredColumn> columns, int a, int b)
    {
        ulong offset = 0;
        int different = 0;
        long sign = 0;
        foreach (MeasuredColumn column in columns)
        {
            long change = column.Steps[a] - column.Steps[b];
            sign = sign == 0 ? Math.Sign(change) : sign;
            different += change == 0 ? 0 : 1;
            offset = ((offset ^ (ulong)(long)Math.Round(change * sign / 16.0)) * 0x9E3779B97F4A7C15) + 1;
        }

        return different < FewestColumns ? 0 : offset;
    }

    private static long Repeated(ulong[] ascending)
    {
        long repeated = 0;
        for (int start = 0, end; start < ascending.Length; start = end)
        {
            for (end = start + 1; end < ascending.Length && ascending[end] == ascending[start]; end++)
            {
            }

            repeated += end - start >= Often ? end - start : 0;
        }

        return repeated;
    }
}
