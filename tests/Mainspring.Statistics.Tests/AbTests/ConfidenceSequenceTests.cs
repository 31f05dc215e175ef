using Mainspring.Statistics.AbTests;
using static Mainspring.Statistics.Tests.AbTests.SimulatedTests;

namespace Mainspring.Statistics.Tests.AbTests;

public sealed class ConfidenceSequenceTests
{
    private const int Runs = 2000;

    [Theory]
    [InlineData(0.75, 1)]
    [InlineData(0.10, 2)]
    [InlineData(0.50, 3)]
    public void Identical_models_are_promoted_in_at_most_one_of_twenty_tests_however_often_somebody_looks(double share, int seed) =>
        Of(Shares(Runs, share, share, BySequence, seed), Ending.Promoted).ShouldBeLessThanOrEqualTo(0.05);

    [Fact]
    public void A_model_that_is_five_points_better_is_promoted_in_nearly_all_tests() =>
        Of(Shares(Runs, 0.75, 0.80, BySequence, seed: 4), Ending.Promoted).ShouldBeGreaterThanOrEqualTo(0.95);

    [Fact]
    public void A_model_that_is_five_points_worse_is_rolled_back_in_nearly_all_tests() =>
        Of(Shares(Runs, 0.75, 0.70, BySequence, seed: 5), Ending.RolledBack).ShouldBeGreaterThanOrEqualTo(0.95);

    [Fact]
    public void Promoting_by_five_percent_in_the_mean_promotes_identical_models_in_a_third_of_the_tests_and_more() =>
        Of(Shares(Runs, 0.75, 0.75, ByMeanRatio, seed: 6), Ending.Promoted).ShouldBeGreaterThan(0.3);

    [Fact]
    public void Paired_scoring_needs_a_quarter_of_the_labels_where_the_models_rarely_disagree()
    {
        long paired = LabelsToPromote(paired: true, seed: 7);
        long split = LabelsToPromote(paired: false, seed: 7);

        ((double)paired / split).ShouldBeLessThanOrEqualTo(0.25);
    }

    [Fact]
    public void The_p_value_reaches_alpha_where_the_interval_leaves_zero()
    {
        var difference = new Difference(0.03, 0.01, 3000);
        double p = ConfidenceSequence.PValue(difference, 2000);

        // Both share the tuning of alpha 0.05, so a slightly larger difference crosses both.
        var larger = new Difference(0.034, 0.01, 3000);
        (ConfidenceSequence.PValue(larger, 2000) < p).ShouldBeTrue();
        (ConfidenceSequence.PValue(difference, 2000) < 0.05).ShouldBe(ConfidenceSequence.Of(difference, 0.05, 2000).Lower > 0);
        (ConfidenceSequence.PValue(larger, 2000) < 0.05).ShouldBe(ConfidenceSequence.Of(larger, 0.05, 2000).Lower > 0);
    }

    [Fact]
    public void Before_a_hundred_labels_nothing_is_known()
    {
        ConfidenceSequence.Of(new(1, 0.0001, 99), 0.05, 2000).ShouldBe(Interval.Unknown);
        ConfidenceSequence.PValue(new(1, 0.0001, 99), 2000).ShouldBe(1);
    }

    /// <summary>The median of labels to a decision where the second model is right 2 points more often and the models disagree in correctness on 6 % of requests.</summary>
    private static long LabelsToPromote(bool paired, int seed)
    {
        var random = new Random(seed);
        long[] needed = [.. Enumerable.Range(0, 200).Select(_ => LabelsToPromote(paired, random)).Order()];
        return needed[needed.Length / 2];
    }

    private static long LabelsToPromote(bool paired, Random random)
    {
        RunningMoments first = default, second = default, differences = default;
        while (true)
        {
            double draw = random.NextDouble();
            (double a, double b) = draw < 0.02 ? (1.0, 0.0) : draw < 0.06 ? (0.0, 1.0) : draw < 0.78 ? (1.0, 1.0) : (0.0, 0.0);
            differences = differences.With(b - a);
            (first, second) = (differences.Count & 1) == 0 ? (first.With(a), second) : (first, second.With(b));
            Difference difference = paired ? Difference.Paired(differences) : Difference.BetweenArms(first, second);
            if (differences.Count % 100 == 0 && ConfidenceSequence.Of(difference, 0.05, paired ? 1000 : 10_000).Lower > 0)
            {
                return differences.Count;
            }
        }
    }

    private static double Of(IReadOnlyDictionary<Ending, double> shares, Ending ending) => shares.GetValueOrDefault(ending);
}
