using Mainspring.Statistics.AbTests;

namespace Mainspring.Statistics.Tests.AbTests;

public sealed class AbTestMathematicsTests
{
    [Fact]
    public void Moments_of_parts_are_those_of_the_whole()
    {
        RunningMoments whole = RunningMoments.Of(3, -1, 4, 1, 5, 9, 2, 6);

        RunningMoments parts = RunningMoments.Of(3, -1, 4).With(RunningMoments.Of(1, 5, 9, 2, 6));
        parts.Count.ShouldBe(8);
        parts.Mean.ShouldBe(whole.Mean, 1e-12);
        parts.Variance.ShouldBe(whole.Variance, 1e-12);
        RunningMoments.OfBinary(3, 5).Variance.ShouldBe(RunningMoments.Of(1, 1, 1, 0, 0, 0, 0, 0).Variance, 1e-12);
        Should.Throw<ArgumentException>(() => whole.With(double.NaN));
    }

    // Binomial tail of 2 or fewer of 12 at one half: 79/4096.
    [Fact]
    public void McNemar_counts_only_disagreements()
    {
        McNemarTest.PValue(2, 10).ShouldBe(2 * 79 / 4096.0, 1e-12);
        McNemarTest.PValue(0, 0).ShouldBe(1);
        McNemarTest.PValue(6, 6).ShouldBe(1);
    }

    // Newcombe, "Interval estimation for the difference between independent proportions" (1998), table II, method 10: 56/70 against 48/80.
    [Fact]
    public void The_interval_of_two_shares_is_the_published_one()
    {
        Interval interval = Proportions.Newcombe(48, 80, 56, 70);
        interval.Lower.ShouldBe(0.0524, 5e-5);
        interval.Upper.ShouldBe(0.3339, 5e-5);
        Proportions.Wilson(0, 10).Lower.ShouldBe(0);
        Proportions.Wilson(0, 0).ShouldBe(new(0, 1));
    }

    [Fact]
    public void The_interval_of_a_quantile_covers_it_at_the_stated_rate()
    {
        var random = new Random(1);
        int covered = 0;
        for (int run = 0; run < 2000; run++)
        {
            double[] values = [.. Enumerable.Range(0, 400).Select(_ => -Math.Log(1 - random.NextDouble())).Order()];
            covered += QuantileInterval.Of(values, 0.95).Contains(-Math.Log(0.05)) ? 1 : 0;
        }

        covered.ShouldBeGreaterThanOrEqualTo((int)(0.94 * 2000));
        QuantileInterval.Of([1, 2, 3], 0.99).Upper.ShouldBe(double.PositiveInfinity);
    }

    [Fact]
    public void What_was_known_before_is_taken_out_of_an_outcome()
    {
        var random = new Random(2);
        double[] before = [.. Enumerable.Range(0, 5000).Select(_ => random.NextDouble())];
        double[] outcomes = [.. before.Select(x => (2 * x) + (0.1 * random.NextDouble()))];

        var cuped = Cuped.Fit(outcomes, before);
        RunningMoments adjusted = RunningMoments.Of([.. outcomes.Select((y, i) => cuped.Adjust(y, before[i]))]);
        cuped.Slope.ShouldBe(2, 0.02);
        adjusted.Mean.ShouldBe(RunningMoments.Of(outcomes).Mean, 1e-9);
        adjusted.Variance.ShouldBeLessThan(0.02 * RunningMoments.Of(outcomes).Variance);
    }

    // P(B > A) for Beta(2, 1) against Beta(1, 1) is 2/3; for equal counts one half.
    [Fact]
    public void The_chance_to_be_better_is_that_of_the_beta_distributions()
    {
        BetaComparison.Of(0, 0, 1, 0).ChanceSecondIsBetter.ShouldBe(2 / 3.0, 1e-6);
        BetaComparison.Of(400, 100, 400, 100).ChanceSecondIsBetter.ShouldBe(0.5, 1e-8);
        BetaComparison.Of(400, 100, 450, 50).ExpectedLoss.ShouldBeLessThan(1e-6);
        BetaComparison.Of(0, 0, 0, 0).ExpectedLoss.ShouldBe(1 / 6.0, 1e-6);
    }

    // Every pair counted by hand: the areas are 5/6 and 4/6.
    [Fact]
    public void DeLong_compares_the_areas_of_two_models_on_the_same_rows()
    {
        float[] truth = [1, 1, 0, 0, 0];
        (Difference difference, double p) = DeLongTest.Of(truth, [0.9f, 0.5f, 0.6f, 0.2f, 0.1f], [0.9f, 0.3f, 0.6f, 0.5f, 0.1f]);
        difference.Estimate.ShouldBe((4 / 6.0) - (5 / 6.0), 1e-12);
        p.ShouldBeInRange(0, 1);
        DeLongTest.Of(truth, [1, 1, 0, 0, 0], [1, 1, 0, 0, 0]).PValue.ShouldBe(1);
        double.IsNaN(DeLongTest.Of([1, 1], [1, 2], [2, 1]).PValue).ShouldBeTrue();
    }

    [Fact]
    public void Requests_of_the_same_user_do_not_count_as_independent()
    {
        (double Sum, long Count)[] users = [.. Enumerable.Range(0, 50).Select(i => (i % 2 * 20.0, 20L))];
        Difference clustered = Difference.BetweenClusters(users, users);
        Difference naive = Difference.BetweenArms(RunningMoments.OfBinary(500, 500), RunningMoments.OfBinary(500, 500));

        clustered.StandardError.ShouldBeGreaterThan(4 * naive.StandardError);
        Difference.BetweenClusters([(1, 1), (0, 1), (1, 1)], [(1, 1), (1, 1), (0, 1)]).StandardError
            .ShouldBe(Difference.BetweenArms(RunningMoments.OfBinary(2, 1), RunningMoments.OfBinary(2, 1)).StandardError, 1e-12);
    }

    // z(0.95) + z(0.80) = 1.6449 + 0.8416.
    [Fact]
    public void Labels_needed_follow_the_textbook() =>
        LabelsNeeded.For(new(0.1, 0.05, 400)).ShouldBe(Math.Pow(1.6448536 + 0.8416212, 2) * 0.0025 * 400 / 0.01, 1e-3);

    [Fact]
    public void A_lift_is_relative_to_the_first_arm()
    {
        Difference lift = Difference.RelativeLift(RunningMoments.OfBinary(500, 500), RunningMoments.OfBinary(550, 450));
        lift.Estimate.ShouldBe(0.1, 1e-12);
        lift.StandardError.ShouldBe(Math.Sqrt((0.2477477 / 250) + (0.2502503 * 0.3025 / 62.5)), 1e-5);
    }
}
