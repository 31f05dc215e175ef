using Mainspring.Data.Tables;
using Mainspring.Lifecycle.Tests.Training.Deciding;
using Mainspring.Lifecycle.Training;
using Mainspring.Lifecycle.Training.Fairness;

namespace Mainspring.Lifecycle.Tests.Training.Fairness;

public sealed class FairnessTests
{
    [Fact]
    public void A_group_that_is_called_more_often_has_a_gap_and_one_that_is_not_has_none()
    {
        Table rows = DrawnRows.Rare(6000);
        double[] x = ((RealColumn)rows["x"]).Values.ToArray();
        var table = new Table([.. rows.Columns, new TextColumn("side", [.. x.Select(value => value > 0.6 ? "high" : "low")])]);
        IReadOnlyList<FairnessReport> found = Trainer.Train(DrawnRows.Binary with { Sensitive = ["side", "who"], Excluded = ["side", "who"], Threshold = new() { Maximize = "f1" } }, table).Evaluation.Fairness!;

        FairnessGap selection = found[0].Gaps.Single(gap => gap.Measure == "selection_rate");
        (selection.Lowest, selection.Highest, selection.MayBeChance).ShouldBe(("low", "high", false));
        selection.Gap.Value.ShouldBeInRange(selection.Gap.Low, selection.Gap.High);
        found[0].Groups.Sum(group => group.Rows).ShouldBe(1200);
        found[1].Gaps.Single(gap => gap.Measure == "selection_rate").Gap.Value.ShouldBeLessThan(0.1);
        found[1].Gaps.Select(gap => gap.Measure).ShouldBe(["selection_rate", "true_positive_rate", "false_positive_rate", "calibration"]);
    }

    [Fact]
    public void Without_sensitive_columns_nothing_is_said() => Trainer.Train(DrawnRows.Binary, DrawnRows.Rare(400)).Evaluation.Fairness.ShouldBeNull();
}
