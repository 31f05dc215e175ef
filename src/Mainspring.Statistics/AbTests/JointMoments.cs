namespace Mainspring.Statistics.AbTests;

/// <summary>
/// The moments of an outcome together with a number that was known before it, as they come (Welford 1962; merged as Chan, Golub and LeVeque 1983). A value: adding gives a new one.
/// Where nothing was known before, the covariate is zero throughout.
/// </summary>
/// <param name="Outcome">The moments of the outcome.</param>
/// <param name="Covariate">The moments of the covariate.</param>
/// <param name="Products">The sum of the products of their distances from their means.</param>
public readonly record struct JointMoments(RunningMoments Outcome, RunningMoments Covariate, double Products)
{
    /// <summary>How many outcomes.</summary>
    public long Count => Outcome.Count;

    /// <summary>These and one more outcome.</summary>
    /// <exception cref="ArgumentException">A number is not finite.</exception>
    public JointMoments With(double outcome, double covariate = 0)
    {
        RunningMoments outcomes = Outcome.With(outcome);
        return new(outcomes, Covariate.With(covariate), Products + ((covariate - Covariate.Mean) * (outcome - outcomes.Mean)));
    }

    /// <summary>These and those of other outcomes.</summary>
    public JointMoments With(JointMoments other)
    {
        long count = Count + other.Count;
        double between = count == 0 ? 0
            : (other.Outcome.Mean - Outcome.Mean) * (other.Covariate.Mean - Covariate.Mean) * Count * other.Count / count;
        return new(Outcome.With(other.Outcome), Covariate.With(other.Covariate), Products + other.Products + between);
    }

    /// <summary>The moments of the outcome without what was known before.</summary>
    public RunningMoments Adjusted(Cuped by)
    {
        double squares = Outcome.Squares - (2 * by.Slope * Products) + (by.Slope * by.Slope * Covariate.Squares);
        return new(Count, by.Adjust(Outcome.Mean, Covariate.Mean), Math.Max(0, squares));
    }
}
