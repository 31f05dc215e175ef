using System.Globalization;
using Mainspring.Lifecycle.Serving.AbTests;
using Mainspring.Statistics.AbTests;

namespace Mainspring.Lifecycle.Evaluation;

/// <summary>
/// Watches what a candidate must keep to. A rule trips when the interval that holds at every look lies beyond the limit, each rule with its part of alpha (Bonferroni), or when
/// the value itself broke the rule at several looks in a row.
/// </summary>
internal static class GuardrailWatch
{
    /// <summary>Every rule of the plan.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="evidence">What was gathered.</param>
    /// <param name="before">The verdicts of the look before; empty at the first.</param>
    public static IReadOnlyList<GuardrailVerdict> Of(AbTestPlan plan, TestEvidence evidence, IReadOnlyList<GuardrailVerdict> before) =>
        [.. plan.Guardrails.Select((rule, index) => Judge(plan, rule, Measure(rule, index, evidence), before.FirstOrDefault(verdict => verdict.Rule == rule.Text)?.LooksInARow ?? 0))];

    private static GuardrailVerdict Judge(AbTestPlan plan, Guardrail rule, Measured measured, int looksBefore)
    {
        bool isBroken = measured.Above.Estimate >= 0 && measured.Count >= plan.MinRequests;
        int looks = isBroken ? looksBefore + 1 : 0;
        Interval above = ConfidenceSequence.Of(measured.Above, plan.Alpha / plan.Guardrails.Count, plan.ExpectedLabels);
        string value = measured.Value.ToString("0.####", CultureInfo.InvariantCulture);
        string? reason = measured.Count >= plan.MinRequests && above.Lower > 0 ? $"{rule.Text} is broken beyond chance: it is {value} over {measured.Count:N0} requests."
            : looks >= plan.GuardrailLooks ? $"{rule.Text} was broken at {looks} looks in a row: it is {value}."
            : null;
        return new(rule.Text, measured.Value, rule.Limit, looks, reason is not null, reason);
    }

    private static Measured Measure(Guardrail rule, int index, TestEvidence evidence)
    {
        ArmEvidence arm = evidence.Candidate;
        return rule.Measure switch
        {
            GuardrailMeasure.ErrorRate => Share(arm.Errors, arm.Requests + arm.Errors, rule.Limit),
            GuardrailMeasure.P95LatencyMs => Quantile(arm, index, 0.95),
            GuardrailMeasure.P99LatencyMs => Quantile(arm, index, 0.99),
            GuardrailMeasure.PredictionShift => Shift(evidence, rule.Limit),
            _ => Calibration(arm, evidence.PredictsNumbers, rule.Limit),
        };
    }

    private static Measured Share(long hits, long count, double limit)
    {
        RunningMoments moments = RunningMoments.OfBinary(hits, count - hits);
        return new(count == 0 ? double.NaN : moments.Mean, count, Beyond(moments.Mean, MeanEstimate.Of(moments), limit));
    }

    /// <summary>The quantile is beyond the limit exactly when more than its share of the requests are.</summary>
    private static Measured Quantile(ArmEvidence arm, int index, double quantile) =>
        Share(arm.TooLong(index), arm.Requests, 1 - quantile) with { Value = arm.LatencyQuantile(quantile) };

    private static Measured Shift(TestEvidence evidence, double limit)
    {
        (RunningMoments champion, RunningMoments candidate) = (evidence.Champion.Scores, evidence.Candidate.Scores);
        double unit = Math.Sqrt(champion.Variance);
        if (!(unit > 0) || candidate.Count < 2)
        {
            return new(double.NaN, candidate.Count, new(double.NaN, double.NaN, 0));
        }

        var difference = Difference.BetweenArms(champion, candidate);
        double shift = Math.Abs(difference.Estimate) / unit;
        return new(shift, candidate.Count, new(shift - limit, difference.StandardError / unit, difference.Labels));
    }

    private static Measured Calibration(ArmEvidence arm, bool ofNumbers, double limit)
    {
        double unit = ofNumbers ? Math.Sqrt(arm.Truths.Variance) : 1;
        double error = Math.Abs(arm.Residuals.Mean) / unit;
        MeanEstimate mean = MeanEstimate.Of(arm.Residuals);
        return arm.Residuals.Count < 2
            ? new(double.NaN, arm.Residuals.Count, new(double.NaN, double.NaN, 0))
            : new(error, arm.Residuals.Count, new(error - limit, Math.Sqrt(mean.Variance) / unit, mean.Labels));
    }

    private static Difference Beyond(double value, MeanEstimate mean, double limit) => new(value - limit, Math.Sqrt(mean.Variance), mean.Labels);

    /// <summary>A value, the requests that it rests on, and how far it lies above the limit.</summary>
    private readonly record struct Measured(double Value, long Count, Difference Above);
}
