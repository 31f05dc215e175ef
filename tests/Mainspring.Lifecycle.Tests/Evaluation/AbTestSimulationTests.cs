using Mainspring.Lifecycle.Evaluation;
using Mainspring.Lifecycle.Serving.AbTests;

namespace Mainspring.Lifecycle.Tests.Evaluation;

/// <summary>What the evaluator promises, by playing thousands of tests. The shares of SERVING: a z test at every look promotes identical models in 32 % of tests, the mean-ratio rule in 40 %.</summary>
public sealed class AbTestSimulationTests
{
    private static readonly AbTestPlan ByCorrectness = new() { Metric = TestMetric.Correct, MaxDuration = null };

    [Theory]
    [InlineData(0.75, 2000)]
    [InlineData(0.10, 500)]
    public void Identical_models_are_promoted_in_less_than_five_percent_of_tests(double share, int runs)
    {
        (IReadOnlyDictionary<DecisionOutcome, double> shares, _) = new SimulatedTests(ByCorrectness, runs, seed: 1).Run(Arms(share, share));

        shares[DecisionOutcome.Promote].ShouldBeLessThanOrEqualTo(0.05);
        shares[DecisionOutcome.RollBack].ShouldBeLessThanOrEqualTo(0.05);
    }

    [Fact]
    public void A_model_five_points_better_is_promoted_within_ten_thousand_labels_of_each_side()
    {
        (IReadOnlyDictionary<DecisionOutcome, double> shares, _) = new SimulatedTests(ByCorrectness, runs: 2000, seed: 2).Run(Arms(0.75, 0.80));

        shares[DecisionOutcome.Promote].ShouldBeGreaterThanOrEqualTo(0.95);
    }

    [Fact]
    public void A_model_five_points_worse_is_rolled_back_within_ten_thousand_labels_of_each_side()
    {
        (IReadOnlyDictionary<DecisionOutcome, double> shares, _) = new SimulatedTests(ByCorrectness, runs: 2000, seed: 3).Run(Arms(0.75, 0.70));

        shares[DecisionOutcome.RollBack].ShouldBeGreaterThanOrEqualTo(0.95);
    }

    [Fact]
    public void Paired_shadow_scoring_needs_a_quarter_of_the_labels_where_the_models_seldom_disagree()
    {
        // 10 % disagreement: the candidate alone is right on 6 %, the champion alone on 4 %; 2 points better.
        AbTestPlan paired = ByCorrectness with { Method = AbTestMethod.PairedShadow };
        (IReadOnlyDictionary<DecisionOutcome, double> pairs, double pairLabels) = new SimulatedTests(paired, runs: 400, seed: 4).Run((evidence, random) =>
        {
            double draw = random.NextDouble();
            (double champion, double candidate) = draw < 0.06 ? (0, 1) : draw < 0.10 ? (1, 0) : draw < 0.81 ? (1, 1) : (0, 0);
            evidence.Add(new(false, 0, 5) { Value = champion });
            evidence.AddShadow(new(true, 0, 5));
            evidence.AddPair(champion, candidate, null);
        });
        (IReadOnlyDictionary<DecisionOutcome, double> split, double splitLabels) =
            new SimulatedTests(ByCorrectness, runs: 400, seed: 5) { MostLabels = 40_000 }.Run(Arms(0.75, 0.77));

        pairs[DecisionOutcome.Promote].ShouldBeGreaterThan(0.95);
        split[DecisionOutcome.Promote].ShouldBeGreaterThan(0.95);
        pairLabels.ShouldBeLessThanOrEqualTo(splitLabels / 4);
    }

    [Fact]
    public void Users_who_ask_often_do_not_make_identical_models_look_different()
    {
        // Thirty requests of each user, whose own share of right answers differs widely: counted as if they were users, half of such tests would end wrongly.
        long user = 0;
        (IReadOnlyDictionary<DecisionOutcome, double> shares, _) = new SimulatedTests(ByCorrectness, runs: 400, seed: 6) { MostLabels = 3000 }.Run((evidence, random) =>
        {
            foreach (bool isCandidate in (bool[])[false, true])
            {
                string key = $"{user++ / 60}/{isCandidate}";
                double own = new Random(StringHash(key)).NextDouble();
                evidence.Add(new(isCandidate, 0.5, 5) { Key = key, Value = random.NextDouble() < own ? 1 : 0 });
            }
        });

        (shares[DecisionOutcome.Promote] + shares[DecisionOutcome.RollBack]).ShouldBeLessThanOrEqualTo(0.05);
    }

    [Fact]
    public void A_change_of_the_split_while_outcomes_change_does_not_promote_identical_models()
    {
        // Outcomes get better over time and the candidate's share grows: the pooled means differ although the models do not.
        AbTestPlan plan = ByCorrectness;
        int promoted = 0;
        const int Runs = 300;
        for (int run = 0; run < Runs; run++)
        {
            var random = new Random(run);
            var evidence = new TestEvidence(plan);
            foreach ((double share, double right) in ((double, double)[])[(0.1, 0.6), (0.5, 0.9)])
            {
                for (int i = 0; i < 4000; i++)
                {
                    evidence.Add(new(random.NextDouble() < share, share, 5) { Value = random.NextDouble() < right ? 1 : 0 });
                }
            }

            promoted += AbTestJudge.Judge(plan, evidence, new(TimeSpan.FromDays(1), true)).Outcome == DecisionOutcome.KeepCollecting ? 0 : 1;
        }

        promoted.ShouldBeLessThanOrEqualTo(Runs / 20);
    }

    [Fact]
    public void The_rule_of_older_systems_promotes_identical_models_often_and_says_so()
    {
        AbTestPlan plan = ByCorrectness with { Method = AbTestMethod.Composite, Metric = TestMetric.Rating };
        (IReadOnlyDictionary<DecisionOutcome, double> shares, _) = new SimulatedTests(plan, runs: 500, seed: 7) { MostLabels = 1000 }.Run((evidence, random) =>
        {
            evidence.Add(new(false, 0.5, 20) { Value = Stars(random) });
            evidence.Add(new(true, 0.5, 20) { Value = Stars(random) });
        });
        var seen = new TestEvidence(plan);
        var draws = new Random(8);
        for (int i = 0; i < 200; i++)
        {
            seen.Add(new(i % 2 == 0, 0.5, 20) { Value = Stars(draws) });
        }

        shares[DecisionOutcome.Promote].ShouldBeGreaterThan(0.05);
        AbTestJudge.Judge(plan, seen, new(TimeSpan.FromHours(1), true)).FalsePromotions!.Value.ShouldBeGreaterThan(0.2);
    }

    private static Action<TestEvidence, Random> Arms(double champion, double candidate) => (evidence, random) =>
    {
        evidence.Add(new(false, 0.5, 5) { Value = random.NextDouble() < champion ? 1 : 0 });
        evidence.Add(new(true, 0.5, 5) { Value = random.NextDouble() < candidate ? 1 : 0 });
    };

    private static double Stars(Random random) => random.Next(1, 6);

    private static int StringHash(string text) => text.Aggregate(17, (hash, letter) => unchecked((hash * 31) + letter));
}
