using System.Globalization;
using Mainspring.Statistics.AbTests;

namespace Mainspring.Lifecycle.Evaluation;

/// <summary>
/// The rule of older systems, kept for those who move from them: 0.7 · mean rating / 5 + 0.3 · max(0, (5000 − mean milliseconds) / 5000); more than 5 % better is promoted, more
/// than 20 % worse is rolled back. It says with every decision how often it promotes a model that is no better.
/// </summary>
internal static class CompositeRule
{
    /// <summary>How much more than the champion's score is promoted.</summary>
    public const double PromoteAt = 1.05;

    /// <summary>How much less is rolled back.</summary>
    public const double RollBackAt = 0.8;

    /// <summary>Ratings of each side before the rule says anything.</summary>
    public const long FewestRatings = 10;

    /// <summary>Requests of each side before the rule says anything.</summary>
    public const long FewestRequests = 50;

    private const int SimulatedLooks = 50;

    /// <summary>The score of one side.</summary>
    public static double ScoreOf(double rating, double milliseconds) => (0.7 * rating / 5) + LatencyPart(milliseconds);

    /// <summary>What the two scores say.</summary>
    public static (DecisionOutcome Outcome, string Reason) Of(TestEvidence evidence)
    {
        (ArmEvidence champion, ArmEvidence candidate) = (evidence.Champion, evidence.Candidate);
        double first = ScoreOf(champion.Values.Outcome.Mean, champion.Latency.Mean);
        double second = ScoreOf(candidate.Values.Outcome.Mean, candidate.Latency.Mean);
        string told = string.Create(CultureInfo.InvariantCulture, $"The candidate scores {second:0.####} and the champion {first:0.####}, {second / first:0.###} times as much");
        return second > PromoteAt * first ? (DecisionOutcome.Promote, $"{told}: more than {PromoteAt.ToString(CultureInfo.InvariantCulture)}.")
            : second < RollBackAt * first ? (DecisionOutcome.RollBack, $"{told}: less than {RollBackAt.ToString(CultureInfo.InvariantCulture)}.")
            : (DecisionOutcome.KeepCollecting, $"{told}: between {RollBackAt.ToString(CultureInfo.InvariantCulture)} and {PromoteAt.ToString(CultureInfo.InvariantCulture)}.");
    }

    /// <summary>How often the rule promotes a model that is no better, where ratings vary as these do and it is looked at after every few ratings.</summary>
    public static double FalsePromotions(TestEvidence evidence)
    {
        RunningMoments ratings = evidence.Champion.Values.Outcome.With(evidence.Candidate.Values.Outcome);
        RunningMoments parts = new(ratings.Count, 0.7 * ratings.Mean / 5, ratings.Squares * Math.Pow(0.7 / 5, 2));
        return MeanRatioRule.FalsePromotions(parts, LatencyPart(evidence.Champion.Latency.Mean), PromoteAt, (int)FewestRatings, SimulatedLooks);
    }

    private static double LatencyPart(double milliseconds) => 0.3 * Math.Max(0, (5000 - milliseconds) / 5000);
}
