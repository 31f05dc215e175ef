namespace Mainspring.Statistics.Drift;

/// <summary>What the measures over counts of categories share.</summary>
internal static class CategoryCounts
{
    public static void RequireSame(ReadOnlySpan<long> first, ReadOnlySpan<long> second)
    {
        if (first.Length != second.Length)
        {
            throw new ArgumentException($"One sample has {first.Length} categories and the other {second.Length}; count the same ones in both.", nameof(second));
        }
    }

    public static double Sum(ReadOnlySpan<long> counts)
    {
        double sum = 0;
        foreach (long count in counts)
        {
            sum += count;
        }

        return sum;
    }
}
