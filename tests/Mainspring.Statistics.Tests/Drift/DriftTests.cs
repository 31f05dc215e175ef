using Mainspring.Statistics.Drift;

namespace Mainspring.Statistics.Tests.Drift;

/// <summary>Golden numbers of the Kolmogorov-Smirnov test and the Wasserstein distance are SciPy's (ks_2samp, wasserstein_distance).</summary>
public sealed class DriftTests
{
    [Fact]
    public void The_exact_law_of_small_samples_is_counted()
    {
        double distance = KolmogorovSmirnovTest.Distance([1, 2, 3, 4], [3, 4, 5, 6]);
        distance.ShouldBe(0.5);
        KolmogorovSmirnovTest.PValue(distance, 4, 4).ShouldBe(0.7714285714, 1e-9);
        KolmogorovSmirnovTest.PValue(1, 3, 5).ShouldBe(2.0 / 56, 1e-12);
    }

    [Fact]
    public void The_limit_law_takes_over_without_a_step() =>
        KolmogorovSmirnovTest.PValue(0.03, 2000, 2001).ShouldBe(KolmogorovSmirnovTest.PValue(0.03, 1999, 2000), 0.01);

    [Theory]
    [InlineData(30, 40)]
    [InlineData(300, 200)]
    public void Equal_distributions_are_called_different_no_more_often_than_promised(int first, int second)
    {
        var random = new Random(5);
        int alarms = Enumerable.Range(0, 2000).Count(_ => KolmogorovSmirnovTest.PValue(KolmogorovSmirnovTest.Distance(Draw(random, first), Draw(random, second)), first, second) < 0.05);
        alarms.ShouldBeInRange(40, 130);
    }

    [Fact]
    public void The_contingency_test_keeps_its_rate_where_a_test_against_the_reference_does_not()
    {
        var random = new Random(7);
        int alarms = Enumerable.Range(0, 1000).Count(_ => ContingencyTest.Of(Counts(random, 1000, 10), Counts(random, 1000, 10)).PValue < 0.05);
        alarms.ShouldBeInRange(25, 80);
    }

    [Fact]
    public void A_two_by_two_table_has_the_figures_of_its_textbook()
    {
        var test = ContingencyTest.Of([10, 20], [20, 10]);
        test.Statistic.ShouldBe(6.6666667, 1e-6);
        test.PValue.ShouldBe(0.0098233, 1e-6);
        test.EffectSize.ShouldBe(1.0 / 3, 1e-9);
        ContingencyTest.Of([5, 0], [7, 0]).PValue.ShouldBe(1);
    }

    [Fact]
    public void Shares_that_move_have_a_stability_index_and_a_distance()
    {
        PopulationStability.Index([50, 50], [60, 40]).ShouldBe(0.0405465, 1e-6);
        PopulationStability.Index([1, 1], [1, 1]).ShouldBe(0);
        double.IsFinite(PopulationStability.Index([10, 0], [0, 10])).ShouldBeTrue();
        JensenShannon.Distance([3, 1], [3, 1]).ShouldBe(0);
        JensenShannon.Distance([3, 0], [0, 9]).ShouldBe(1, 1e-12);
        Wasserstein.Distance([0, 1, 3], [5, 6, 8]).ShouldBe(5, 1e-12);
        Wasserstein.Distance([0, 0, 1], [0, 1, 1, 1]).ShouldBe(5.0 / 12, 1e-12);
    }

    [Fact]
    public void Many_tests_at_once_are_adjusted_and_an_absent_one_counts_for_nothing()
    {
        double[] adjusted = FalseDiscovery.Adjust([0.01, 0.04, double.NaN, 0.03, 0.005]);
        adjusted[0].ShouldBe(0.02, 1e-12);
        adjusted[1].ShouldBe(0.04, 1e-12);
        adjusted[2].ShouldBe(double.NaN);
        adjusted[3].ShouldBe(0.04, 1e-12);
        adjusted[4].ShouldBe(0.02, 1e-12);
    }

    [Fact]
    public void Bins_span_both_samples_and_hold_every_value()
    {
        double[] edges = PooledBins.Edges([0, 1, 2], [5, 9, 10]);
        (edges[0], edges[^1]).ShouldBe((0, 10));
        (PooledBins.Count([0, 1, 2], edges).Sum() + PooledBins.Count([5, 9, 10], edges).Sum()).ShouldBe(6);
        PooledBins.Edges([4], [4]).ShouldBe([3.5, 4.5]);
    }

    private static double[] Draw(Random random, int count) => [.. Enumerable.Range(0, count).Select(_ => random.NextDouble()).Order()];

    private static long[] Counts(Random random, int rows, int levels)
    {
        long[] counts = new long[levels];
        for (int i = 0; i < rows; i++)
        {
            counts[random.Next(levels)]++;
        }

        return counts;
    }
}
