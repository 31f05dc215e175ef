namespace Mainspring.Lifecycle.Tracing.Search;

/// <summary>How often two conditions hold, alone and together.</summary>
/// <param name="Total">All traces.</param>
/// <param name="First">Those that meet the first condition.</param>
/// <param name="Second">Those that meet the second.</param>
/// <param name="Both">Those that meet both.</param>
public sealed record TraceCounts(long Total, long First, long Second, long Both)
{
    private const double JeffreysPrior = 0.5;

    /// <summary>
    /// How strongly the conditions go together: the pointwise mutual information over -log of the joint probability, from -1 (never
    /// together) by 0 (independent) to 1 (always together). NaN when a condition never holds. (Bouma 2009.)
    /// </summary>
    public double Association => First == 0 || Second == 0 ? double.NaN : Both == 0 ? -1 : Normalised(0);

    /// <summary>The same after adding one half to each cell of the table, which is steadier when traces are few.</summary>
    public double SmoothedAssociation => First == 0 || Second == 0 ? double.NaN : Normalised(JeffreysPrior);

    private double Normalised(double prior)
    {
        double both = Both + prior;
        double first = First + (2 * prior);
        double second = Second + (2 * prior);
        double total = Total + (4 * prior);
        if (Both == Total)
        {
            return 1;
        }

        double information = Math.Log(both) + Math.Log(total) - Math.Log(first) - Math.Log(second);
        return Math.Clamp(information / (Math.Log(total) - Math.Log(both)), -1, 1);
    }
}
