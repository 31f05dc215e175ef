using MathNet.Numerics.Distributions;

namespace Mainspring.Statistics.AbTests;

/// <summary>
/// The rule "promote as soon as the mean score is so many times the other's". It keeps no promise about models that are the same; this tells by simulation how often it promotes one.
/// </summary>
public static class MeanRatioRule
{
    private const int Runs = 1000;

    /// <summary>The share of tests of two models that are the same in which one is promoted.</summary>
    /// <param name="value">The moments of what one request is worth.</param>
    /// <param name="constant">What both scores have besides the mean, such as their part for latency.</param>
    /// <param name="ratio">How many times the other's score is enough: 1.05.</param>
    /// <param name="firstLook">The values of each side at the first look.</param>
    /// <param name="looks">How many looks, each after as many more values.</param>
    /// <param name="seed">The same seed gives the same share.</param>
    public static double FalsePromotions(RunningMoments value, double constant, double ratio, int firstLook, int looks, int seed = 1)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(firstLook, 1);
        if (!(value.Variance > 0))
        {
            return 0;
        }

        var random = new Random(seed);
        double batchDeviation = Math.Sqrt(value.Variance * firstLook);
        int promoted = 0;
        for (int run = 0; run < Runs; run++)
        {
            double first = 0, second = 0;
            for (int look = 1; look <= looks; look++)
            {
                first += Normal.Sample(random, value.Mean * firstLook, batchDeviation);
                second += Normal.Sample(random, value.Mean * firstLook, batchDeviation);
                double count = (double)look * firstLook;
                if ((second / count) + constant > ratio * ((first / count) + constant))
                {
                    promoted++;
                    break;
                }
            }
        }

        return (double)promoted / Runs;
    }
}
