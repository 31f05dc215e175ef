using MathNet.Numerics;
using MathNet.Numerics.Distributions;

namespace Mainspring.Statistics.AbTests;

/// <summary>
/// The chance of each of several arms to be the best, seen as Beta distributions over a flat prior. Who sends each request to an arm with this chance samples as Thompson did
/// (Thompson, "On the likelihood that one unknown probability exceeds another", Biometrika 1933), with probabilities that are known and can be logged.
/// </summary>
public static class BestArm
{
    private const int Steps = 128;
    private const double Tail = 1e-9;

    /// <summary>The chances, which add up to 1.</summary>
    /// <param name="arms">Hits and misses of each arm, at least one arm; both may be fractions and are not negative.</param>
    public static double[] Chances(IReadOnlyList<(double Hits, double Misses)> arms)
    {
        ArgumentNullException.ThrowIfNull(arms);
        if (arms.Count == 0 || arms.Any(arm => !(arm.Hits >= 0 && arm.Misses >= 0)))
        {
            throw new ArgumentException("There must be at least one arm, and hits and misses must not be negative.", nameof(arms));
        }

        double[] chances = [.. Enumerable.Range(0, arms.Count).Select(arm => Chance(arms, arm))];
        double sum = chances.Sum();
        return [.. chances.Select(chance => chance / sum)];
    }

    /// <summary>The chances, raised so that each arm has at least a floor: what no arm loses, whatever is known of it.</summary>
    /// <param name="arms">Hits and misses of each arm.</param>
    /// <param name="floor">The least share, 0 to 1 over the number of arms.</param>
    public static double[] Shares(IReadOnlyList<(double Hits, double Misses)> arms, double floor)
    {
        double[] chances = Chances(arms);
        return floor >= 0 && floor * chances.Length <= 1
            ? [.. chances.Select(chance => floor + (1 - floor * chances.Length) * chance)]
            : throw new ArgumentOutOfRangeException(nameof(floor), floor, $"The floor of {chances.Length} arms lies between 0 and 1/{chances.Length}.");
    }

    /// <summary>∫ f_i ∏ F_j over where the arm itself has weight.</summary>
    private static double Chance(IReadOnlyList<(double Hits, double Misses)> arms, int arm)
    {
        (double a, double b) = (1 + arms[arm].Hits, 1 + arms[arm].Misses);
        return Integrate.GaussLegendre(
            x => Beta.PDF(a, b, x) * Enumerable.Range(0, arms.Count).Where(other => other != arm).Aggregate(1.0, (product, other) => product * Beta.CDF(1 + arms[other].Hits, 1 + arms[other].Misses, x)),
            Beta.InvCDF(a, b, Tail),
            Beta.InvCDF(a, b, 1 - Tail),
            Steps);
    }
}
