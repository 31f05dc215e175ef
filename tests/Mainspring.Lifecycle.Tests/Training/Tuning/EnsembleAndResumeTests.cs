using Mainspring.Data.Tables;
using Mainspring.Learning.Blending;
using Mainspring.Lifecycle.Tests.Training.Deciding;
using Mainspring.Lifecycle.Training;
using Mainspring.Lifecycle.Training.Learners;
using Mainspring.Lifecycle.Training.Tuning;

namespace Mainspring.Lifecycle.Tests.Training.Tuning;

public sealed class EnsembleAndResumeTests
{
    private static readonly string[] Several = ["logistic_regression", "random_forest", "gradient_boosting"];

    [Theory]
    [InlineData(Combination.Stacking)]
    [InlineData(Combination.Averaging)]
    public void An_ensemble_is_asked_for_by_name_and_judged_like_any_model(Combination combination)
    {
        TrainingOutcome outcome = Trainer.Train(DrawnRows.Numbers with { Candidates = ["linear_regression", "decision_tree"], Combination = combination }, LineAndStep());

        outcome.Model.Algorithm.ShouldBe("ensemble");
        var blend = outcome.Model.Predictor.ShouldBeOfType<BlendPredictor>();
        blend.Weights.Sum().ShouldBe(1, 1e-9);
        blend.Weights.All(weight => weight == blend.Weights[0]).ShouldBe(combination is Combination.Averaging);
        outcome.Parameters.ShouldContain(parameter => parameter.Key.EndsWith(".weight", StringComparison.Ordinal));
        outcome.Evaluation.Importances.Sum(importance => importance.Gain).ShouldBe(1, 1e-6);
    }

    [Fact]
    public void A_search_that_died_goes_on_by_its_journal_to_the_same_model_without_a_trial_lost()
    {
        TrainingSpec spec = DrawnRows.Binary with { Candidates = ["logistic_regression", "decision_tree"], Tune = new(14, null, "log_loss"), MayCombine = true };
        Table rows = DrawnRows.Rare(800);
        var whole = new Journal(int.MaxValue);
        TrainingOutcome expected = Trainer.Train(spec, rows, journal: whole);
        var broken = new Journal(6);
        Should.Throw<InvalidOperationException>(() => Trainer.Train(spec, rows, journal: broken));

        var again = new Journal(int.MaxValue, broken.Entries);
        TrainingOutcome outcome = Trainer.Train(spec, rows, journal: again);

        broken.Entries.Count.ShouldBe(6);
        again.Entries.Count.ShouldBe(14);
        outcome.Model.Identity.ShouldBe(expected.Model.Identity);
        outcome.Evaluation.Trials!.Select(Text).ShouldBe(expected.Evaluation.Trials!.Select(Text));
        again.Added.ShouldBe(8);
    }

    [Fact]
    public void The_logarithm_of_a_skewed_target_is_chosen_where_the_folds_prefer_it()
    {
        var random = new Random(2);
        double[] x = [.. Enumerable.Range(0, 600).Select(_ => random.NextDouble() * 6)];
        var table = new Table([new RealColumn("x", x), new RealColumn("y", [.. x.Select(value => Math.Exp(value) - 1)])]);
        TrainingSpec spec = DrawnRows.Numbers with { Candidates = ["linear_regression"], LogTarget = null };

        Trainer.Train(spec, table).LogTarget.ShouldBeTrue();
        Trainer.Train(spec with { LogTarget = false }, table).LogTarget.ShouldBeFalse();
    }

    [Fact]
    public void A_model_that_can_be_read_keeps_its_place_where_folds_cannot_tell() =>
        Trainer.Train(DrawnRows.Binary with { Candidates = Several }, DrawnRows.Rare(600)).Model.Algorithm.ShouldBe("logistic_regression");

    /// <summary>A number of which a line knows one half, and a tree the other.</summary>
    private static Table LineAndStep()
    {
        var random = new Random(5);
        double[] x = [.. Enumerable.Range(0, 800).Select(_ => random.NextDouble())];
        double[] z = [.. Enumerable.Range(0, 800).Select(_ => random.NextDouble())];
        return new([new RealColumn("x", x), new RealColumn("z", z), new RealColumn("y", [.. x.Select((value, i) => (5 * value) + (z[i] > 0.3 ? 2 : 0) + random.NextDouble())])]);
    }

    private static string Text(Trial trial) => $"{trial.Number} {trial.Algorithm} {string.Join(',', trial.Parameters)} {trial.Folds} {trial.Metrics["log_loss"]:R}";

    /// <summary>A journal in memory that breaks after so many trials.</summary>
    private sealed class Journal(int most, IEnumerable<TrialEntry>? known = null) : ITrialJournal
    {
        public List<TrialEntry> Entries { get; } = [.. known ?? []];

        public int Added { get; private set; }

        public IReadOnlyList<TrialEntry> Read() => [.. Entries];

        public void Add(TrialEntry entry)
        {
            if (Entries.Count >= most)
            {
                throw new InvalidOperationException("killed");
            }

            Entries.Add(entry);
            Added++;
        }
    }
}
