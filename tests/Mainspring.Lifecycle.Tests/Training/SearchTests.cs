using Mainspring.Data.Tables;
using Mainspring.Learning;
using Mainspring.Learning.Tuning;
using Mainspring.Lifecycle.Training;
using Mainspring.Lifecycle.Training.Folds;
using Mainspring.Lifecycle.Training.Tuning;

namespace Mainspring.Lifecycle.Tests.Training;

public sealed class SearchTests
{
    [Fact]
    public void Auto_takes_the_best_on_the_folds_and_says_what_it_tried()
    {
        TrainingOutcome outcome = Trainer.Train(Spec() with { Candidates = ["baseline", "logistic_regression", "decision_tree"] }, Rows);

        outcome.Model.Algorithm.ShouldBe("logistic_regression");
        outcome.Evaluation.Trials!.Select(trial => trial.Algorithm).ShouldBe(["baseline", "logistic_regression", "decision_tree"]);
        outcome.Evaluation.CrossValidation!.Metrics["roc_auc"].Mean.ShouldBe(outcome.Evaluation.Trials!.Max(trial => trial.Metrics["roc_auc"]));
    }

    [Theory]
    [InlineData(SamplerKind.Tpe)]
    [InlineData(SamplerKind.Random)]
    public void A_search_is_repeated_to_the_byte_whatever_the_threads(SamplerKind sampler)
    {
        TrainingSpec spec = Spec() with { Algorithm = "decision_tree", Tune = new(14, null, "roc_auc", sampler) };
        TrainingOutcome one = Trainer.Train(spec with { Threads = 1 }, Rows);

        foreach (int threads in (int[])[2, 3])
        {
            TrainingOutcome again = Trainer.Train(spec with { Threads = threads }, Rows);
            again.Model.Identity.ShouldBe(one.Model.Identity);
            again.Evaluation.Trials!.Select(Text).ShouldBe(one.Evaluation.Trials!.Select(Text));
        }
    }

    [Fact]
    public void The_best_is_never_below_the_defaults_and_pruned_trials_ran_two_folds()
    {
        IReadOnlyList<Trial> trials = Trainer.Train(Spec() with { Algorithm = "decision_tree", Tune = new(20, null, "log_loss", SamplerKind.Random) }, Rows).Evaluation.Trials!;

        trials.Count.ShouldBe(20);
        trials.Where(trial => !trial.Pruned).Min(trial => trial.Metrics["log_loss"]).ShouldBeLessThanOrEqualTo(trials[0].Metrics["log_loss"]);
        trials.Where(trial => trial.Pruned).ShouldNotBeEmpty();
        trials.ShouldAllBe(trial => trial.Folds == (trial.Pruned ? 2 : 5));
    }

    [Fact]
    public void A_time_that_is_over_ends_the_search_after_the_trial_that_runs() =>
        Trainer.Train(Spec() with { Tune = new(20, TimeSpan.FromTicks(1), "roc_auc") }, Rows).Evaluation.Trials!.Count.ShouldBe(1);

    [Fact]
    public void Folds_alone_judge_the_algorithm_as_it_is()
    {
        Lifecycle.Training.Evaluation evaluation = Trainer.Train(Spec() with { Folds = new(4, IsByRowNumber: true) }, Rows).Evaluation;

        evaluation.CrossValidation!.Way.ShouldBe("row_modulo");
        evaluation.CrossValidation!.Metrics["roc_auc"].Mean.ShouldBeGreaterThan(0.9);
        evaluation.Trials.ShouldBeNull();
    }

    [Fact]
    public void Rows_of_a_group_are_on_one_side_and_the_latest_rows_judge()
    {
        Trainer.Train(Spec() with { Group = "who" }, Rows).Evaluation.HoldoutRows.ShouldBeInRange(80, 96);
        Trainer.Train(Spec() with { Time = "x2", HoldoutShare = 0.25 }, Rows).Evaluation.HoldoutRows.ShouldBe(100);
        Trainer.Train(Spec() with { RowModulo = (4, 3) }, Rows).Evaluation.HoldoutRows.ShouldBe(100);
    }

    [Fact]
    public void The_logarithm_of_a_target_is_learned_and_predicted_in_its_own_unit()
    {
        var random = new Random(2);
        double[] x = [.. Enumerable.Range(0, 400).Select(_ => random.NextDouble() * 6)];
        var table = new Table([new RealColumn("x", x), new RealColumn("y", [.. x.Select(value => Math.Exp(value) - 1)])]);
        var spec = new TrainingSpec { Target = "y", Task = TaskKind.Regression, Algorithm = "linear_regression" };

        Trainer.Train(spec with { LogTarget = true }, table).Evaluation.Holdout["r2"].ShouldBeGreaterThan(0.99);
        Trainer.Train(spec, table).Evaluation.Holdout["r2"].ShouldBeLessThan(0.9);
    }

    private static string Text(Trial trial) => $"{trial.Number} {trial.Algorithm} {string.Join(',', trial.Parameters)} {trial.Folds} {trial.Metrics["roc_auc"]:R}";

    private static TrainingSpec Spec() => new()
    {
        Target = "y",
        Task = TaskKind.BinaryClassification,
        Classes = ["no", "yes"],
        Algorithm = "logistic_regression",
        Folds = new FoldSpec(5),
    };

    private static Table Rows { get; } = Draw();

    private static Table Draw()
    {
        var random = new Random(1);
        double[][] x = [.. Enumerable.Range(0, 3).Select(_ => Enumerable.Range(0, 400).Select(_ => random.NextDouble()).ToArray())];
        string[] y = [.. Enumerable.Range(0, 400).Select(i => x[0][i] + x[1][i] - x[2][i] + (0.2 * random.NextDouble()) > 0.6 ? "yes" : "no")];
        return new([.. x.Select((values, i) => new RealColumn($"x{i}", values)), new TextColumn("who", [.. Enumerable.Range(0, 400).Select(i => $"w{i / 16}")]), new TextColumn("y", y)]);
    }
}
