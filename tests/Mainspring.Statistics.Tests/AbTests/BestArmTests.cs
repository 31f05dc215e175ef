using Mainspring.Statistics.AbTests;

namespace Mainspring.Statistics.Tests.AbTests;

public sealed class BestArmTests
{
    [Fact]
    public void Arms_that_nothing_is_known_of_are_alike() => BestArm.Chances([(0, 0), (0, 0), (0, 0), (0, 0)]).ShouldAllBe(chance => Math.Abs(chance - 0.25) < 1e-9);

    [Fact]
    public void Two_arms_agree_with_their_comparison()
    {
        double[] chances = BestArm.Chances([(30, 70), (45, 80)]);

        chances[1].ShouldBe(BetaComparison.Of(30, 70, 45, 80).ChanceSecondIsBetter, 1e-6);
        chances.Sum().ShouldBe(1, 1e-12);
    }

    [Fact]
    public void A_clearly_better_arm_gets_nearly_all_and_the_others_keep_their_floor()
    {
        double[] shares = BestArm.Shares([(700, 300), (500, 500), (5_000, 5_000)], floor: 0.05);

        shares[0].ShouldBe(0.90, 1e-6);
        shares[1].ShouldBe(0.05, 1e-6);
        shares[2].ShouldBe(0.05, 1e-6);
    }

    [Fact]
    public void Many_labels_do_not_blur_the_chances()
    {
        double[] chances = BestArm.Chances([(1_000_000, 1_000_000), (1_004_000, 996_000)]);

        chances[1].ShouldBeGreaterThan(0.999);
    }

    [Fact]
    public void Counts_below_zero_and_floors_that_do_not_fit_are_refused()
    {
        Should.Throw<ArgumentException>(() => BestArm.Chances([]));
        Should.Throw<ArgumentException>(() => BestArm.Chances([(-1, 0)]));
        Should.Throw<ArgumentOutOfRangeException>(() => BestArm.Shares([(0, 0), (0, 0)], 0.6));
    }
}
