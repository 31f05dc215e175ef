using Mainspring.Statistics.Latencies;

namespace Mainspring.Statistics.Tests.Latencies;

public sealed class LatencyHistogramTests
{
    [Fact]
    public void Percentiles_are_right_to_less_than_a_percent_over_seven_decades()
    {
        var random = new Random(1);
        long[] values = [.. Enumerable.Range(0, 100_000).Select(_ => (long)Math.Pow(10, 7 * random.NextDouble()))];
        LatencyHistogram histogram = new();
        foreach (long value in values)
        {
            histogram.Add(value);
        }

        Array.Sort(values);
        foreach (double share in (double[])[0.01, 0.5, 0.9, 0.99, 0.999, 1])
        {
            long exact = values[Math.Max(0, (int)Math.Ceiling(share * values.Length) - 1)];
            histogram.Quantile(share).ShouldBeInRange(exact, exact * 1.008 + 1);
        }

        histogram.Count.ShouldBe(values.Length);
        histogram.Max.ShouldBe(values[^1]);
        histogram.Mean.ShouldBe(values.Average(), 1e-6);
    }

    [Fact]
    public void Small_durations_are_exact()
    {
        LatencyHistogram histogram = new();
        foreach (long value in (long[])[0, 1, 2, 100, 127])
        {
            histogram.Add(value);
        }

        histogram.Quantile(0).ShouldBe(0);
        histogram.Quantile(0.6).ShouldBe(2);
        histogram.Quantile(1).ShouldBe(127);
    }

    [Fact]
    public void Nothing_counted_has_no_percentiles_and_extremes_are_kept_within_bounds()
    {
        LatencyHistogram histogram = new();
        histogram.Quantile(0.5).ShouldBe(double.NaN);
        histogram.Add(-5);
        histogram.Add(long.MaxValue);
        histogram.Quantile(0.5).ShouldBe(0);
        histogram.Quantile(1).ShouldBe((1L << 40) - 1);
        Should.Throw<ArgumentOutOfRangeException>(() => histogram.Quantile(1.5));
    }
}
