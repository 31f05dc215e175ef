using Mainspring.Lifecycle.Predictions.Outcomes;
using Mainspring.Statistics.AbTests;

namespace Mainspring.Lifecycle.Serving.Variants;

/// <summary>
/// Thompson sampling among the variants of an endpoint: each gets the chance that it is the best as its share of the traffic, by what callers said of its answers. It is a way to
/// send traffic, not a test: it decides nothing.
/// </summary>
public static class Bandit
{
    /// <summary>The largest floor in percent; more would leave no choice among many variants.</summary>
    public const double HighestFloor = 50;

    private const double LowestRating = 1;
    private const double RatingRange = 4;
    private const double Hundred = 100;

    /// <summary>How good an answer was, from 0 to 1: right or wrong by a label or a caller, else by its stars; null while nothing is known.</summary>
    public static double? RewardOf(Outcome outcome)
    {
        ArgumentNullException.ThrowIfNull(outcome);
        return outcome.IsRight is { } isRight ? isRight ? 1 : 0
            : outcome.Feedback.Rating is { } stars ? (stars - LowestRating) / RatingRange
            : null;
    }

    /// <summary>The weights of the variants in percent. Those that cannot answer get none.</summary>
    /// <param name="state">The endpoint.</param>
    /// <param name="rewards">The rewards and how many they are, by variant, of the versions that answer now.</param>
    /// <param name="floor">The least percent of each variant that can answer.</param>
    public static IReadOnlyDictionary<string, double> Weights(EndpointState state, IReadOnlyDictionary<string, (double Rewards, long Count)> rewards, double floor)
    {
        ArgumentNullException.ThrowIfNull(state);
        ArgumentNullException.ThrowIfNull(rewards);
        string[] arms = [.. state.Variants.Where(variant => variant is { Deployment: not null, Variant.IsShadow: false }).Select(variant => variant.Variant.Name)];
        if (arms.Length == 0)
        {
            return state.Endpoint.Variants.ToDictionary(variant => variant.Name, variant => variant.Weight);
        }

        (double Hits, double Misses)[] counts = [.. arms.Select(arm => rewards.TryGetValue(arm, out (double Rewards, long Count) known) ? (known.Rewards, known.Count - known.Rewards) : (0, 0))];
        double[] shares = BestArm.Shares(counts, Math.Min(floor / Hundred, 1.0 / arms.Length));
        double[] percents = [.. shares.Select(share => Math.Round(Hundred * share, 1))];
        percents[Array.IndexOf(percents, percents.Max())] += Hundred - percents.Sum();
        return state.Endpoint.Variants.ToDictionary(variant => variant.Name, variant => Array.IndexOf(arms, variant.Name) is >= 0 and int arm ? percents[arm] : 0);
    }
}
