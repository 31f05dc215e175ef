using MathNet.Numerics.Distributions;

namespace Mainspring.Statistics.Counts;

/// <summary>Whether a count is more than rare events explain.</summary>
public static class PoissonTest
{
    /// <summary>The chance of at least so many events when the given number is expected: 1 for a count of 0, near 0 when none is expected and some occur.</summary>
    /// <param name="count">What was counted, at least 0.</param>
    /// <param name="expected">The mean, at least 0.</param>
    public static double PValue(double count, double expected) => count <= 0 ? 1 : expected <= 0 ? 0 : 1 - Poisson.CDF(expected, count - 1);
}
