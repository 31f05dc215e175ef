using Mainspring.Lifecycle.Serving.Traffic;

namespace Mainspring.Lifecycle.Tests.Serving;

public sealed class TrafficTests
{
    [Fact]
    public async Task Counts_of_many_threads_add_up()
    {
        TrafficCounters counters = new();
        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() =>
        {
            for (int request = 0; request < 1000; request++)
            {
                counters.Add(RequestOutcome.Ok, 2, TimeSpan.FromMicroseconds(30));
            }

            counters.Add(RequestOutcome.Invalid, 1, TimeSpan.Zero);
        })));

        TrafficTotals totals = counters.Totals();

        totals.RequestCount.ShouldBe(8008);
        totals.Predictions[(int)RequestOutcome.Ok].ShouldBe(16_000);
        totals.Latencies.Sum().ShouldBe(8000);
        totals.Microseconds.ShouldBe(240_000);
    }

    [Fact]
    public void A_quantile_lies_in_the_bucket_of_its_rank()
    {
        TrafficCounters counters = new();
        for (int request = 0; request < 99; request++)
        {
            counters.Add(RequestOutcome.Ok, 1, TimeSpan.FromMicroseconds(400));
        }

        counters.Add(RequestOutcome.Ok, 1, TimeSpan.FromMilliseconds(40));

        counters.Totals().Quantile(0.5)!.Value.ShouldBeInRange(0.35, 0.5);
        counters.Totals().Quantile(0.999)!.Value.ShouldBeInRange(35, 50);
        new TrafficCounters().Totals().Quantile(0.5).ShouldBeNull();
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(25, 0)]
    [InlineData(26, 1)]
    [InlineData(10_000_000, 28)]
    [InlineData(10_000_001, 29)]
    public void Bounds_belong_to_their_bucket(long microseconds, int bucket) => LatencyBounds.BucketOf(microseconds).ShouldBe(bucket);

    [Fact]
    public void A_minute_is_sixty_seconds_of_their_own_counts()
    {
        TrafficCounters counters = new();
        TrafficMinute minute = new(counters);
        for (int second = 0; second < 70; second++)
        {
            for (int request = 0; request < second; request++)
            {
                counters.Add(RequestOutcome.Ok, 1, TimeSpan.FromMicroseconds(100));
            }

            minute.Tick();
        }

        minute.Seconds().Select(second => second.Requests).ShouldBe(Enumerable.Range(10, 60).Select(second => (long)second));
        minute.Before()!.RequestCount.ShouldBe(Enumerable.Range(0, 10).Sum());
    }
}
