using Mainspring.Lifecycle.Evaluation;
using Mainspring.Lifecycle.Serving.AbTests;

namespace Mainspring.Lifecycle.Tests.Evaluation;

/// <summary>A/B tests played through the whole evaluator with outcomes drawn at random, looked at after every hundred labels of each side.</summary>
internal sealed class SimulatedTests(AbTestPlan plan, int runs, int seed)
{
    private const int LookEvery = 100;

    /// <summary>The most labels of each side.</summary>
    public long MostLabels { get; init; } = 10_000;

    /// <summary>The share of runs that end in each way, and the median number of labels of those that end by a decision.</summary>
    public (IReadOnlyDictionary<DecisionOutcome, double> Shares, double MedianLabels) Run(Action<TestEvidence, Random> addOneOfEach)
    {
        var random = new Random(seed);
        List<DecisionOutcome> endings = [];
        List<long> labels = [];
        for (int run = 0; run < runs; run++)
        {
            ReleaseDecision decision = RunOnce(addOneOfEach, random);
            endings.Add(decision.Outcome);
            if (decision.Outcome != DecisionOutcome.KeepCollecting)
            {
                labels.Add(decision.Labels);
            }
        }

        labels.Sort();
        var shares = Enum.GetValues<DecisionOutcome>().ToDictionary(outcome => outcome, outcome => (double)endings.Count(ending => ending == outcome) / runs);
        return (shares, labels.Count == 0 ? double.NaN : labels[labels.Count / 2]);
    }

    private ReleaseDecision RunOnce(Action<TestEvidence, Random> addOneOfEach, Random random)
    {
        var evidence = new TestEvidence(plan);
        ReleaseDecision? decision = null;
        for (long labels = LookEvery; labels <= MostLabels; labels += LookEvery)
        {
            for (int i = 0; i < LookEvery; i++)
            {
                addOneOfEach(evidence, random);
            }

            decision = AbTestJudge.Judge(plan, evidence, new(TimeSpan.FromHours(labels / LookEvery), true), decision);
            if (decision.Outcome != DecisionOutcome.KeepCollecting)
            {
                break;
            }
        }

        return decision!;
    }
}
