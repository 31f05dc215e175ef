namespace Mainspring.Statistics.AbTests;

/// <summary>
/// Takes out of an outcome what was known before the request, such as the score itself: the mean stays, the variance shrinks by the squared correlation
/// (Deng, Xu, Kohavi and Walker, "Improving the sensitivity of online controlled experiments by utilizing pre-experiment data", WSDM 2013).
/// </summary>
public sealed class Cuped
{
    private Cuped(double slope, double centre) => (Slope, Centre) = (slope, centre);

    /// <summary>How much of the covariate is in the outcome.</summary>
    public double Slope { get; }

    /// <summary>The mean of the covariate over both arms.</summary>
    public double Centre { get; }

    /// <summary>Fits over all requests of both arms together. Without variation nothing is taken out.</summary>
    /// <param name="outcomes">What is compared.</param>
    /// <param name="covariates">What was known before, one an outcome; it must not depend on the variant.</param>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public static Cuped Fit(ReadOnlySpan<double> outcomes, ReadOnlySpan<double> covariates)
    {
        if (outcomes.Length != covariates.Length)
        {
            throw new ArgumentException($"There are {outcomes.Length} outcomes and {covariates.Length} covariates; each request has both.", nameof(covariates));
        }

        JointMoments moments = default;
        for (int i = 0; i < outcomes.Length; i++)
        {
            moments = moments.With(outcomes[i], covariates[i]);
        }

        return Of(moments);
    }

    /// <summary>Fits by the moments of all requests of both arms together.</summary>
    public static Cuped Of(JointMoments both) => new(both.Covariate.Squares > 0 ? both.Products / both.Covariate.Squares : 0, both.Covariate.Mean);

    /// <summary>The outcome without what was known before.</summary>
    public double Adjust(double outcome, double covariate) => outcome - (Slope * (covariate - Centre));
}
