using Mainspring.Lifecycle.Predictions;

namespace Mainspring.Lifecycle.Tests.Predictions;

public sealed class PredictionIdSourceTests
{
    private readonly FixedClock _clock = new(new DateTimeOffset(2026, 5, 6, 7, 8, 9, 123, TimeSpan.Zero));

    [Fact]
    public void An_id_names_its_time_and_node_and_fits_a_double()
    {
        long id = new PredictionIdSource(17, _clock).Reserve(1);

        PredictionIdSource.TimeOf(id).ShouldBe(_clock.Now);
        PredictionIdSource.NodeOf(id).ShouldBe(17);
        ((long)(double)id).ShouldBe(id);
        id.ShouldBeLessThan(1L << 53);
    }

    [Fact]
    public void Ids_grow_while_the_clock_stands_still_or_goes_back()
    {
        PredictionIdSource ids = new(0, _clock);
        long last = 0;
        for (int round = 0; round < 1000; round++)
        {
            _clock.Now = _clock.Now.AddSeconds(-1);
            long id = ids.Reserve(3);
            id.ShouldBeGreaterThan(last);
            last = PredictionIdSource.At(id, 2);
        }
    }

    [Fact]
    public void Two_nodes_never_share_an_id()
    {
        PredictionIdSource first = new(0, _clock);
        PredictionIdSource second = new(1, _clock);
        long[] ids = [.. Enumerable.Range(0, 500).SelectMany(_ => new[] { first.Reserve(1), second.Reserve(1) })];

        ids.Distinct().Count().ShouldBe(1000);
    }

    [Fact]
    public void A_node_beyond_31_is_refused() =>
        Should.Throw<ArgumentOutOfRangeException>(() => new PredictionIdSource(32, _clock));
}
