using Mainspring.Lifecycle.Training;

namespace Mainspring.Lifecycle.Tests.Training;

public sealed class HoldoutSplitTests
{
    [Fact]
    public void Every_row_is_on_exactly_one_side()
    {
        HoldoutSplit split = HoldoutSplit.Random(101, 0.2, seed: 42);

        split.Holdout.Length.ShouldBe(20);
        split.Train.Concat(split.Holdout).Order().ShouldBe(Enumerable.Range(0, 101));
    }

    [Fact]
    public void A_stratified_split_keeps_the_share_of_each_class()
    {
        int[] classes = [.. Enumerable.Repeat(0, 800), .. Enumerable.Repeat(1, 200)];

        HoldoutSplit split = HoldoutSplit.Stratified(classes, 0.25, seed: 7);

        split.Holdout.Count(row => classes[row] == 0).ShouldBe(200);
        split.Holdout.Count(row => classes[row] == 1).ShouldBe(50);
    }

    [Fact]
    public void A_class_with_one_row_stays_in_training() =>
        HoldoutSplit.Stratified([0, 0, 0, 0, 1], 0.4, seed: 1).Train.ShouldContain(4);

    [Fact]
    public void The_same_seed_draws_the_same_rows_and_another_seed_others()
    {
        HoldoutSplit.Random(1000, 0.2, 1).Holdout.ShouldBe(HoldoutSplit.Random(1000, 0.2, 1).Holdout);
        HoldoutSplit.Random(1000, 0.2, 1).Holdout.ShouldNotBe(HoldoutSplit.Random(1000, 0.2, 2).Holdout);
    }

    [Theory]
    [InlineData(2, 0.01)]
    [InlineData(2, 0.99)]
    public void Both_sides_have_a_row_even_when_the_share_is_extreme(int rows, double share)
    {
        HoldoutSplit split = HoldoutSplit.Random(rows, share, 3);

        split.Train.ShouldNotBeEmpty();
        split.Holdout.ShouldNotBeEmpty();
    }
}
