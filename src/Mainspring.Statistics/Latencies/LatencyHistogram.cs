using System.Numerics;

namespace Mainspring.Statistics.Latencies;

/// <summary>
/// Counts of durations in buckets whose width is at most 1/128 of the duration: every percentile is right to 0.8 percent, in memory that does not grow. The layout is that of
/// HdrHistogram (Gil Tene): linear within each power of two. Not thread-safe.
/// </summary>
public sealed class LatencyHistogram
{
    private const int LinearBits = 7;
    private const int Linear = 1 << LinearBits;
    private const int MostBits = 40;

    private readonly long[] _counts = new long[(MostBits - LinearBits + 1) * Linear];
    private double _sum;

    /// <summary>How many durations were counted.</summary>
    public long Count { get; private set; }

    /// <summary>The longest duration in microseconds; 0 when there is none.</summary>
    public long Max { get; private set; }

    /// <summary>The mean in microseconds; NaN when there is none.</summary>
    public double Mean => _sum / Count;

    /// <summary>Counts a duration.</summary>
    /// <param name="microseconds">The duration; below 0 counts as 0, and beyond 2⁴⁰ (12 days) as that.</param>
    public void Add(long microseconds)
    {
        long value = Math.Clamp(microseconds, 0, (1L << MostBits) - 1);
        _counts[BucketOf(value)]++;
        Count++;
        _sum += value;
        Max = Math.Max(Max, value);
    }

    /// <summary>The duration in microseconds that a share of all do not exceed: the upper end of its bucket, and at most the longest. NaN when there is none.</summary>
    /// <param name="share">0 to 1.</param>
    public double Quantile(double share)
    {
        if (share is not (>= 0 and <= 1))
        {
            throw new ArgumentOutOfRangeException(nameof(share), share, "The share of a quantile lies between 0 and 1.");
        }

        long rank = Math.Max(1, (long)Math.Ceiling(share * Count));
        long below = 0;
        for (int bucket = 0; bucket < _counts.Length; bucket++)
        {
            below += _counts[bucket];
            if (below >= rank)
            {
                return Math.Min(UpperEnd(bucket), Max);
            }
        }

        return double.NaN;
    }

    private static int BucketOf(long value)
    {
        int shift = Math.Max(0, BitOperations.Log2((ulong)value | 1) - LinearBits);
        return shift * Linear + (int)(value >> shift);
    }

    private static long UpperEnd(int bucket)
    {
        int shift = Math.Max(0, bucket / Linear - 1);
        long place = bucket - (long)shift * Linear;
        return ((place + 1) << shift) - 1;
    }
}
