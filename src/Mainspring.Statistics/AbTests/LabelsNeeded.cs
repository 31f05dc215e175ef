using MathNet.Numerics.Distributions;

namespace Mainspring.Statistics.AbTests;

/// <summary>How many labels a decision will probably take.</summary>
public static class LabelsNeeded
{
    /// <summary>
    /// The labels after which a difference of this size and spread would be told from zero with the given power, by the textbook formula
    /// (z(1−alpha) + z(power))² σ² / d²: a planning figure, not a promise. Infinite when there is no difference.
    /// </summary>
    /// <param name="difference">What was seen so far.</param>
    /// <param name="alpha">The one-sided error: 0.05.</param>
    /// <param name="power">How sure a decision shall be: 0.8.</param>
    public static double For(Difference difference, double alpha = 0.05, double power = 0.8)
    {
        double variance = difference.StandardError * difference.StandardError * difference.Labels;
        double reach = Normal.InvCDF(0, 1, 1 - alpha) + Normal.InvCDF(0, 1, power);
        double needed = reach * reach * variance / (difference.Estimate * difference.Estimate);
        return double.IsNaN(needed) ? double.PositiveInfinity : needed;
    }
}
