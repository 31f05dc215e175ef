namespace Mainspring.Lifecycle.Serving.Traffic;

/// <summary>The upper bounds of the latency histogram: about six to a factor of ten, from 25 µs to 10 s.</summary>
public static class LatencyBounds
{
    private static readonly int[] Bounds =
    [
        25, 50, 75, 100, 150, 250, 350, 500, 750, 1_000, 1_500, 2_500, 3_500, 5_000, 7_500, 10_000, 15_000, 25_000, 35_000, 50_000,
        75_000, 100_000, 150_000, 250_000, 500_000, 1_000_000, 2_500_000, 5_000_000, 10_000_000,
    ];

    /// <summary>The bounds in microseconds, ascending; a latency belongs to the first that is not below it.</summary>
    public static ReadOnlySpan<int> Microseconds => Bounds;

    /// <summary>The number of buckets: one for each bound and one for everything above.</summary>
    public static int BucketCount => Bounds.Length + 1;

    /// <summary>The bucket of a latency.</summary>
    public static int BucketOf(long microseconds)
    {
        int low = 0;
        int high = Bounds.Length;
        while (low < high)
        {
            int middle = (low + high) / 2;
            if (Bounds[middle] < microseconds)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        return low;
    }
}
