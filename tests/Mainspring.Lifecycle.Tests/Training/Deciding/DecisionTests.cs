using Mainspring.Data.Tables;
using Mainspring.Learning.Models;
using Mainspring.Lifecycle.Training;
using Mainspring.Lifecycle.Training.Deciding;
using Judgement = Mainspring.Lifecycle.Training.Evaluation;

namespace Mainspring.Lifecycle.Tests.Training.Deciding;

public sealed class DecisionTests
{
    [Fact]
    public void The_threshold_is_chosen_on_rows_that_were_not_learned_from_and_kept_in_the_model()
    {
        TrainingOutcome plain = Trainer.Train(DrawnRows.Binary, DrawnRows.Rare(4000)), chosen = Trainer.Train(DrawnRows.Binary with { Threshold = new() { Maximize = "f1" } }, DrawnRows.Rare(4000));

        plain.Model.Target.Threshold.ShouldBe(0.5);
        chosen.Model.Target.Threshold.ShouldBeInRange(0.1, 0.4);
        chosen.Evaluation.Holdout["f1"].ShouldBeGreaterThan(plain.Evaluation.Holdout["f1"]);
        chosen.Evaluation.Threshold.ShouldBe(chosen.Model.Target.Threshold);
        Model.Read(chosen.Model.Bytes).Target.Threshold.ShouldBe(chosen.Model.Target.Threshold);
    }

    [Fact]
    public void Money_moves_the_threshold_to_where_a_call_pays()
    {
        // A call pays where 9 · chance exceeds 1 · (1 − chance): from a chance of one in ten on.
        var profit = new ThresholdSection { Maximize = ThresholdSection.Profit, BenefitTruePositive = 9, CostFalsePositive = 1 };

        Trainer.Train(DrawnRows.Binary with { Threshold = profit }, DrawnRows.Rare(12_000)).Model.Target.Threshold.ShouldBe(0.1, 0.05);
    }

    [Fact]
    public void A_least_recall_is_kept()
    {
        var wanted = new ThresholdSection { Maximize = "precision", LeastRecall = 0.8 };

        Trainer.Train(DrawnRows.Binary with { Threshold = wanted }, DrawnRows.Rare(8000)).Evaluation.Holdout["recall"].ShouldBeGreaterThan(0.7);
    }

    [Fact]
    public void Probabilities_bent_by_balanced_classes_are_calibrated_and_good_ones_are_left_alone()
    {
        Table rows = DrawnRows.Rare(6000);
        Judgement bent = Trainer.Train(DrawnRows.Binary with { BalanceClasses = true }, rows).Evaluation;
        Judgement calibrated = Trainer.Train(DrawnRows.Binary with { BalanceClasses = true, Calibrate = CalibrationKind.Auto }, rows).Evaluation;
        Judgement good = Trainer.Train(DrawnRows.Binary with { Calibrate = CalibrationKind.Auto }, rows).Evaluation;

        calibrated.Calibrated!.Kind.ShouldBeOneOf("platt", "isotonic");
        calibrated.Calibrated!.Error!.Value.ShouldBeLessThan(0.05);
        calibrated.Calibrated!.ErrorBefore!.Value.ShouldBeGreaterThan(0.2);
        calibrated.Calibrated!.Before.ShouldNotBeEmpty();
        calibrated.Holdout["log_loss"].ShouldBeLessThan(bent.Holdout["log_loss"]);
        good.Calibrated!.Kind.ShouldBe("none");
        good.Calibrated!.Before.ShouldBeNull();
    }

    [Fact]
    public void Intervals_hold_the_truth_at_their_rate_and_are_wide_where_errors_are()
    {
        TrainingOutcome outcome = Trainer.Train(DrawnRows.Numbers with { Interval = 0.9, HoldoutShare = 0.5 }, DrawnRows.Spreading(6000));
        IntervalReport report = outcome.Evaluation.Interval!;
        (float Low, float High) narrow = Interval(outcome.Model, 0.05), wide = Interval(outcome.Model, 0.95);

        report.Coverage.ShouldBe(0.9, 0.025);
        report.Scaled.ShouldBeTrue();
        (wide.High - wide.Low).ShouldBeGreaterThan(4 * (narrow.High - narrow.Low));
        Interval(Model.Read(outcome.Model.Bytes), 0.95).ShouldBe(wide);
    }

    [Fact]
    public void Intervals_of_a_learned_logarithm_reach_further_up_than_down_and_cover_too()
    {
        var random = new Random(4);
        double[] x = [.. Enumerable.Range(0, 4000).Select(_ => random.NextDouble() * 4)];
        var table = new Table([new RealColumn("x", x), new RealColumn("y", [.. x.Select(value => Math.Exp(value + random.NextDouble()) - 1)])]);
        TrainingOutcome outcome = Trainer.Train(DrawnRows.Numbers with { Interval = 0.8, LogTarget = true, Algorithm = "linear_regression", HoldoutShare = 0.5 }, table);
        float[] outputs = Outputs(outcome.Model, 3);

        outcome.Evaluation.Interval!.Coverage.ShouldBe(0.8, 0.03);
        (outputs[2] - outputs[0]).ShouldBeGreaterThan(outputs[0] - outputs[1]);
    }

    private static (float Low, float High) Interval(Model model, double x) => Outputs(model, x) is var outputs ? (outputs[1], outputs[2]) : default;

    private static float[] Outputs(Model model, double x)
    {
        var scorer = new Scorer(model);
        float[] outputs = new float[scorer.OutputCount];
        scorer.Score([x], 1, outputs);
        return outputs;
    }
}
