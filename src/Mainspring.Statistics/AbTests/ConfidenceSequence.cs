namespace Mainspring.Statistics.AbTests;

/// <summary>
/// Intervals that hold at every look at once: however often somebody looks and whenever they stop, the truth lies outside of one of them with a probability of at most
/// alpha. Asymptotic: Waudby-Smith, Arbour, Sinha, Kennedy and Ramdas, "Time-uniform central limit theory and asymptotic confidence sequences" (Annals of Statistics 2024),
/// the two-sided normal mixture of Howard et al. (2021) with the variance estimated. Do not read it below <see cref="FewestLabels"/>.
/// </summary>
public static class ConfidenceSequence
{
    /// <summary>With fewer labels the sums are not normal enough for any promise.</summary>
    public const int FewestLabels = 100;

    /// <summary>The interval of a difference.</summary>
    /// <param name="difference">The estimate.</param>
    /// <param name="alpha">How often the sequence may err, over all looks: 0.05.</param>
    /// <param name="expectedLabels">The number of labels at which a decision is hoped for; there the interval is at its best.</param>
    /// <exception cref="ArgumentOutOfRangeException">An alpha outside of 0 to 1, or no expected labels.</exception>
    public static Interval Of(Difference difference, double alpha, long expectedLabels)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(alpha);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(alpha, 1);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(expectedLabels);
        return difference.Labels < FewestLabels ? Interval.Unknown : Interval.Around(difference.Estimate, HalfWidth(difference, alpha, expectedLabels));
    }

    /// <summary>
    /// The evidence against no difference, valid at every look: the least alpha whose sequence would exclude zero by now, after the mixture sequential probability ratio test
    /// (Johari, Koomen, Pekelis and Walsh, "Always valid inference", Operations Research 2022). Take the least of all looks so far.
    /// </summary>
    public static double PValue(Difference difference, long expectedLabels)
    {
        if (difference.Labels < FewestLabels || !(difference.StandardError > 0))
        {
            return difference.StandardError == 0 && difference.Estimate != 0 ? 0 : 1;
        }

        // The half width equals |estimate| where the logarithm of the mixture equals n rho² z² / (2 (n rho² + 1)) with z the standardised estimate.
        double rho = Tuning(0.05, expectedLabels);
        double grown = (difference.Labels * rho * rho) + 1;
        double z = difference.Estimate / difference.StandardError;
        double logRatio = ((grown - 1) / grown * z * z / 2) - (Math.Log(grown) / 2);
        return Math.Min(1, Math.Exp(-logRatio));
    }

    private static double HalfWidth(Difference difference, double alpha, long expectedLabels)
    {
        double rho = Tuning(alpha, expectedLabels);
        double n = difference.Labels;
        double grown = (n * rho * rho) + 1;
        double deviation = difference.StandardError * Math.Sqrt(n);
        return deviation * Math.Sqrt(2 * grown / (n * n * rho * rho) * Math.Log(Math.Sqrt(grown) / alpha));
    }

    /// <summary>Puts the narrowest place of the sequence, relative to a single look, at the expected number of labels.</summary>
    private static double Tuning(double alpha, long expectedLabels)
    {
        double log = -2 * Math.Log(alpha);
        return Math.Sqrt((log + Math.Log(log + 1)) / expectedLabels);
    }
}
