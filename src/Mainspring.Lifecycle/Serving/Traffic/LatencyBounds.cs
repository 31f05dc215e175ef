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

    /// <summary>
    /// An estimate of a quantile of latencies in milliseconds, linear within its bucket; null when there is none. Latencies beyond the last bound count as that bound.
    /// </summary>
    /// <param name="counts">How many latencies each bucket has.</param>
    /// <param name="share">The quantile, 0 to 1.</param>
    public static double? Quantile(ReadOnlySpan<long> counts, double share)
    {
        long all = 0;
        foreach (long count in counts)
        {
            all += count;
        }

        double rank = share * all;
        long below = 0;
        for (int bucket = 0; bucket < counts.Length && all > 0; bucket++)
        {
            if (below + counts[bucket] >= rank && counts[bucket] > 0)
            {
                double low = bucket == 0 ? 0 : Bounds[bucket - 1];
                double high = Bounds[Math.Min(bucket, Bounds.Length - 1)];
                return (low + ((high - low) * (rank - below) / counts[bucket])) / 1000;
            }

            below += counts[bucket];
        }

        return null;
    }
}
