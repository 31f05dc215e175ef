using MathNet.Numerics.Distributions;

namespace Mainspring.Statistics.AbTests;

/// <summary>Whether one of two models that scored the same requests is right more often, at a planned end (McNemar 1947, exact).</summary>
public static class McNemarTest
{
    /// <summary>The two-sided exact p-value. Requests on which both are right, or both wrong, tell nothing. 1 when the models never disagree.</summary>
    /// <param name="onlyFirst">Requests on which only the first is right.</param>
    /// <param name="onlySecond">Requests on which only the second is right.</param>
    public static double PValue(long onlyFirst, long onlySecond)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(onlyFirst);
        ArgumentOutOfRangeException.ThrowIfNegative(onlySecond);
        int all = checked((int)(onlyFirst + onlySecond));
        return all == 0 ? 1 : Math.Min(1, 2 * Binomial.CDF(0.5, all, Math.Min(onlyFirst, onlySecond)));
    }
}
