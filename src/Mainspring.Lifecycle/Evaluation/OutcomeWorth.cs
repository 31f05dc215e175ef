using Mainspring.Lifecycle.Predictions.Outcomes;
using Mainspring.Lifecycle.Serving.AbTests;

namespace Mainspring.Lifecycle.Evaluation;

/// <summary>What one prediction is worth by each metric.</summary>
internal static class OutcomeWorth
{
    private const double SmallestProbability = 1e-15;

    /// <summary>The value of the plan's metric; null while it is not known.</summary>
    public static double? Of(AbTestPlan plan, Outcome outcome) => plan.Metric == TestMetric.Composite && plan.Method != AbTestMethod.Composite
        ? Composite(plan, outcome)
        : Of(plan, plan.Method == AbTestMethod.Composite ? TestMetric.Rating : plan.Metric, outcome);

    /// <summary>The probability of the positive class, or the predicted number; null for more classes.</summary>
    public static double? ScoreOf(Outcome outcome) => outcome.Value ?? (outcome.Source.ReportedClass is { } positive ? outcome.Probabilities[positive] : null);

    /// <summary>What came true in the unit of the score; null while it is not known.</summary>
    public static double? TruthOf(Outcome outcome) => outcome.Value is not null ? outcome.LabelValue
        : outcome.Source.ReportedClass is { } positive && outcome.LabelClass is { } truth ? (truth == positive ? 1 : 0)
        : null;

    private static double? Composite(AbTestPlan plan, Outcome outcome)
    {
        double sum = 0;
        foreach (CompositePart part in plan.Composite)
        {
            if (Of(plan, part.Metric, outcome) is not { } value)
            {
                return null;
            }

            sum += part.ValueOf(value);
        }

        return sum;
    }

    private static double? Of(AbTestPlan plan, TestMetric metric, Outcome outcome) => metric switch
    {
        TestMetric.Rating => outcome.Feedback.Rating,
        TestMetric.Correct => outcome.IsRight is { } right ? (right ? 1 : 0) : null,
        TestMetric.ZeroOneError => outcome.IsRight is { } right ? (right ? 0 : 1) : null,
        TestMetric.LogLoss => outcome.LabelClass is { } truth ? -Math.Log(Math.Max(outcome.Probabilities[truth], SmallestProbability)) : null,
        TestMetric.Brier => outcome.LabelClass is { } truth ? Brier(outcome.Probabilities, truth) : null,
        TestMetric.AbsError => outcome.LabelValue is { } truth ? Math.Abs(outcome.Value!.Value - truth) : null,
        TestMetric.SquaredError => outcome.LabelValue is { } truth ? Math.Pow(outcome.Value!.Value - truth, 2) : null,
        TestMetric.Cost => CostOf(plan.Costs, outcome),
        TestMetric.LatencyMs => outcome.Latency.TotalMilliseconds,
        _ => throw new ArgumentOutOfRangeException(nameof(metric), metric, "It is no metric of one prediction."),
    };

    /// <summary>For two classes the squared distance of one probability; for more, the sum over the classes (Brier 1950).</summary>
    private static double Brier(IReadOnlyList<double> probabilities, int truth)
    {
        double sum = probabilities.Select((probability, index) => Math.Pow(probability - (index == truth ? 1 : 0), 2)).Sum();
        return probabilities.Count == 2 ? sum / 2 : sum;
    }

    private static double? CostOf(CostMatrix? costs, Outcome outcome) => costs is not null && outcome is { Class: { } called, LabelClass: { } truth, Source.ReportedClass: { } positive }
        ? costs.Of(called == positive, truth == positive)
        : null;
}
