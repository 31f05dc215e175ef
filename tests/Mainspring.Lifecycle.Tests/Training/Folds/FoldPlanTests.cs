using Mainspring.Lifecycle.Training;
using Mainspring.Lifecycle.Training.Folds;

namespace Mainspring.Lifecycle.Tests.Training.Folds;

public sealed class FoldPlanTests
{
    private static readonly int[] Classes = [.. Enumerable.Range(0, 103).Select(i => i % 10 == 0 ? 1 : 0)];

    [Fact]
    public void Every_row_judges_once_and_learns_in_all_other_folds()
    {
        string[] groups = [.. Enumerable.Range(0, 103).Select(i => $"g{i / 4}")];
        foreach (IReadOnlyList<HoldoutSplit> folds in (IReadOnlyList<HoldoutSplit>[])
            [
                FoldPlan.Stratified(Classes, 5, 1),
                FoldPlan.Grouped(groups, 5, 1),
                FoldPlan.ByRowNumber([.. Enumerable.Range(0, 103)], 5),
            ])
        {
            folds.SelectMany(fold => fold.Holdout).Order().ShouldBe(Enumerable.Range(0, 103));
            folds.ShouldAllBe(fold => fold.Train.Length + fold.Holdout.Length == 103 && !fold.Train.Intersect(fold.Holdout).Any());
        }
    }

    [Fact]
    public void Classes_keep_their_shares()
    {
        foreach (HoldoutSplit fold in FoldPlan.Stratified(Classes, 5, 1))
        {
            fold.Holdout.Length.ShouldBeInRange(20, 21);
            fold.Holdout.Count(row => Classes[row] == 1).ShouldBeInRange(2, 3);
        }
    }

    [Fact]
    public void A_group_is_in_one_fold()
    {
        string[] groups = [.. Enumerable.Range(0, 90).Select(i => $"g{i % 13}")];
        IReadOnlyList<HoldoutSplit> folds = FoldPlan.Grouped(groups, 4, 1);

        folds.SelectMany(fold => fold.Holdout.Select(row => groups[row]).Distinct()).Count().ShouldBe(13);
        folds.ShouldAllBe(fold => fold.Holdout.Length >= 18);
    }

    [Fact]
    public void What_is_learned_lies_before_what_is_judged_and_instants_stay_together()
    {
        var random = new Random(1);
        double[] times = [.. Enumerable.Range(0, 200).Select(_ => (double)random.Next(40))];
        IReadOnlyList<HoldoutSplit> folds = FoldPlan.ByTime(times, 4);

        folds.ShouldAllBe(fold => fold.Train.Max(row => times[row]) < fold.Holdout.Min(row => times[row]));
        folds[^1].Train.Length.ShouldBeGreaterThan(folds[0].Train.Length);
    }

    [Fact]
    public void The_fold_of_a_row_is_its_number_modulo_the_count() =>
        FoldPlan.ByRowNumber([0, 1, 4, 5, 6], 5)[1].Holdout.ShouldBe([1, 4]);

    [Fact]
    public void The_latest_rows_are_held_out()
    {
        double[] times = [5, 1, 4, 4, 2, 9, 9, 8, 3, 0];
        HoldoutSplit.Latest(times, 0.3).Holdout.ShouldBe([5, 6, 7]);
        HoldoutSplit.Latest([1, 1, 2, 2], 0.25).Holdout.ShouldBe([2, 3]);
    }

    [Fact]
    public void Groups_are_held_out_whole()
    {
        string[] groups = [.. Enumerable.Range(0, 50).Select(i => $"g{i % 7}")];
        HoldoutSplit split = HoldoutSplit.Grouped(groups, 0.2, 3);

        split.Holdout.Select(row => groups[row]).Intersect(split.Train.Select(row => groups[row])).ShouldBeEmpty();
        split.Holdout.Length.ShouldBeInRange(10, 18);
    }

    [Fact]
    public void Mean_and_spread_are_those_of_statistics()
    {
        MeanAndSpread measured = MeanAndSpread.Of([1, 2, 3, 4, double.NaN]);
        measured.Mean.ShouldBe(2.5);
        measured.Spread.ShouldBe(1.2909944487358056, 1e-12); // numpy.std([1, 2, 3, 4], ddof=1)
    }
}
