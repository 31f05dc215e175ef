using Mainspring.Data.Tables;
using Mainspring.Learning;
using Mainspring.Lifecycle.Tests.Projects;
using Mainspring.Lifecycle.Training;
using Mainspring.Lifecycle.Training.Slices;
using Mainspring.Statistics.Resampling;

namespace Mainspring.Lifecycle.Tests.Training;

public sealed class GateTests
{
    private static readonly SliceScore[] Slices =
    [
        new("senior", "true", 200, new Dictionary<string, double> { ["recall"] = 0.5 }),
        new("senior", "false", 900, new Dictionary<string, double> { ["recall"] = 0.7 }),
        new("senior", "(missing)", 4, new Dictionary<string, double> { ["recall"] = 0 }),
    ];

    private static readonly ChampionComparison Champion = new(3, new Dictionary<string, double> { ["roc_auc"] = 0.85, ["brier"] = 0.13 }, new Dictionary<string, MetricInterval> { ["roc_auc"] = new(-0.004, -0.01, 0.002) });

    [Theory]
    [InlineData("roc_auc >= champion - 0.005", true)]
    [InlineData("roc_auc >= champion - 0.003", false)]
    [InlineData("roc_auc >= champion", false)]
    [InlineData("roc_auc>=champion-0.5%", true)]
    [InlineData("brier <= champion + 0.01", true)]
    [InlineData("brier < champion", false)]
    [InlineData("slice(senior).recall >= 0.5", true)]
    [InlineData("slice(senior).recall > 50%", false)]
    [InlineData("slice(senior = false).recall >= 0.6", true)]
    [InlineData("slice(senior=(missing)).recall >= 0", null)]
    [InlineData("slice(nobody).recall >= 0", false)]
    [InlineData("p95_latency_ms <= 20", true)]
    [InlineData("p95_latency_ms < 3", false)]
    public void A_rule_is_held_against_what_it_names(string rule, bool? passes)
    {
        if (passes is null)
        {
            TestProjects.Faults($"{TestProjects.Minimal}gate: ['{rule}']\n").ShouldHaveSingleItem().Code.ShouldBe("MSP1013");
            return;
        }

        Judge(rule, Champion).Passed.ShouldBe(passes.Value);
    }

    [Theory]
    [InlineData("slice(a).roc_auc >= champion")]
    [InlineData("slice(a).p95_latency_ms <= 3")]
    [InlineData("p95_latency_ms <= champion")]
    [InlineData("roc_auc >= champion * 2")]
    [InlineData("slice().f1 > 0")]
    public void A_rule_that_means_nothing_is_refused(string rule) =>
        TestProjects.Faults($"{TestProjects.Minimal}gate: ['{rule}']\n").ShouldHaveSingleItem().Code.ShouldBe("MSP1013");

    [Fact]
    public void The_first_model_meets_a_rule_about_a_champion_with_a_note()
    {
        GateRuleVerdict verdict = Judge("roc_auc >= champion", null).Rules.Single();
        verdict.Passed.ShouldBeTrue();
        verdict.Note.ShouldBe("there is no champion yet to compare with");
    }

    [Fact]
    public void A_champion_that_cannot_score_the_rows_lets_no_rule_about_it_pass()
    {
        GateRuleVerdict verdict = Judge("roc_auc >= champion", ChampionComparison.Without(3, "it predicts other classes")).Rules.Single();
        verdict.Passed.ShouldBeFalse();
        verdict.Note!.ShouldContain("other classes");
    }

    [Fact]
    public void Notes_tell_the_difference_and_the_worst_slice()
    {
        Judge("roc_auc >= champion - 0.005", Champion).Rules.Single().Note.ShouldBe("version 3 has 0.85 on the same rows; difference -0.004, 95 % interval -0.01 to +0.002");
        Judge("slice(senior).recall >= 0.6", Champion).Rules.Single().Note.ShouldBe("senior = true is the worst of 2 slices, with 200 rows");
    }

    [Fact]
    public void A_model_beside_itself_differs_by_nothing_and_slices_share_the_rows()
    {
        var random = new Random(1);
        double[] x = [.. Enumerable.Range(0, 600).Select(_ => random.NextDouble())];
        var table = new Table(
        [
            new RealColumn("x", x),
            new TextColumn("region", [.. Enumerable.Range(0, 600).Select(i => i % 3 == 0 ? "north" : "south")]),
            new TextColumn("y", [.. x.Select(value => value + (0.4 * random.NextDouble()) > 0.7 ? "yes" : "no")]),
        ]);
        TrainingOutcome outcome = Trainer.Train(
            new() { Target = "y", Task = TaskKind.BinaryClassification, Classes = ["no", "yes"], Algorithm = "logistic_regression", Excluded = ["region"], Slices = ["region", "x"] }, table);

        var comparison = ChampionComparison.Of(1, outcome.Model, outcome.Holdout);
        comparison.Metrics.ShouldBe(outcome.Evaluation.Holdout);
        comparison.Differences.Values.ShouldAllBe(difference => difference.Value == 0 && difference.Low == 0 && difference.High == 0);
        outcome.Evaluation.Slices!.Where(slice => slice.Column == "region").Sum(slice => slice.Rows).ShouldBe(120);
        outcome.Evaluation.Slices!.Where(slice => slice.Column == "x").ToList().ForEach(slice => slice.Rows.ShouldBe(30));
        outcome.Evaluation.Intervals!["roc_auc"].Value.ShouldBe(outcome.Evaluation.Holdout["roc_auc"], 1e-12);
        LatencyProbe.Measure(outcome.Model, outcome.Holdout, TimeProvider.System).ShouldBeGreaterThan(0);
    }

    private static GateVerdict Judge(string rule, ChampionComparison? champion) => GateVerdict.Of(
        TestProjects.Read($"{TestProjects.Minimal}gate: ['{rule}']\n").Section<GateSection>().Require,
        new(new Dictionary<string, double> { ["roc_auc"] = 0.846, ["brier"] = 0.135 }, Slices, champion, 4.2));
}
