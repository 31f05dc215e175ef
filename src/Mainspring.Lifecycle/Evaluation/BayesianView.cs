using Mainspring.Lifecycle.Serving.AbTests;
using Mainspring.Statistics.AbTests;
using MathNet.Numerics.Distributions;

namespace Mainspring.Lifecycle.Evaluation;

/// <summary>The evidence of a test as a bet: for reading only, since it is not protected against looking often.</summary>
/// <param name="ChanceCandidateIsBetter">The chance that the candidate is better, 0 to 1.</param>
/// <param name="ExpectedLoss">What is lost on average by taking the candidate, in the unit of the metric.</param>
public sealed record BayesianView(double ChanceCandidateIsBetter, double ExpectedLoss)
{
    /// <summary>The bet; null while there is nothing to bet on.</summary>
    public static BayesianView? Of(AbTestPlan plan, TestEvidence evidence)
    {
        if (plan is { Method: AbTestMethod.Sequential, Metric: TestMetric.Correct } && evidence is { Champion.Labelled: > 0, Candidate.Labelled: > 0 })
        {
            (double chance, double loss) = BetaComparison.Of(evidence.Champion.Ones, evidence.Champion.Zeros, evidence.Candidate.Ones, evidence.Candidate.Zeros);
            return new(chance, loss);
        }

        Difference gain = AbTestJudge.GainOf(plan, evidence);
        if (plan.Method is AbTestMethod.Guardrails or AbTestMethod.Composite || !(gain.StandardError > 0))
        {
            return null;
        }

        // The gain as a normal posterior over a flat prior; E[max(−gain, 0)] in closed form.
        double z = gain.Estimate / gain.StandardError;
        return new(Normal.CDF(0, 1, z), (gain.StandardError * Normal.PDF(0, 1, z)) - (gain.Estimate * Normal.CDF(0, 1, -z)));
    }
}
