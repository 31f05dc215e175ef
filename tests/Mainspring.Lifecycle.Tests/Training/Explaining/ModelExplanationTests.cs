using Mainspring.Lifecycle.Tests.Training.Deciding;
using Mainspring.Lifecycle.Training;
using Mainspring.Lifecycle.Training.Explaining;

namespace Mainspring.Lifecycle.Tests.Training.Explaining;

public sealed class ModelExplanationTests
{
    [Fact]
    public void A_column_that_tells_is_worth_more_than_one_that_does_not_and_moves_predictions_in_its_direction()
    {
        ModelExplanation found = Trainer.Train(DrawnRows.Binary with { Algorithm = "gradient_boosting", Excluded = ["who"] }, DrawnRows.Rare(4000)).Evaluation.Explanation!;

        found.Metric.ShouldBe("log_loss");
        found.Permutation[0].Column.ShouldBe("x");
        found.Permutation[0].Loss.ShouldBeGreaterThan(3 * Math.Abs(found.Permutation[1].Loss));
        ColumnReasons reasons = found.Reasons[0];
        reasons.Column.ShouldBe("x");
        reasons.Contributions.Where((_, row) => reasons.Values![row] > 0.9).Average().ShouldBeGreaterThan(reasons.Contributions.Where((_, row) => reasons.Values![row] < 0.4).Average());
        reasons.Places.ShouldAllBe(place => place >= 0 && place <= 1);
    }

    [Fact]
    public void A_model_of_several_classes_gives_the_reasons_of_the_likeliest()
    {
        ModelExplanation found = Trainer.Train(DrawnRows.Binary with { Task = Mainspring.Learning.TaskKind.MulticlassClassification }, DrawnRows.Rare(800)).Evaluation.Explanation!;

        found.Permutation.Count.ShouldBe(3);
        found.Reasons[0].Column.ShouldBe("x");
        found.Reasons.ShouldAllBe(column => column.Contributions.All(double.IsFinite));
    }
}
