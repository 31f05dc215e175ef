namespace Mainspring.Statistics.Calibration;

/// <summary>
/// Probabilities as the logistic function of slope · log odds + offset (Platt, "Probabilistic outputs for support vector machines", 1999, over log odds instead of margins; the targets
/// are drawn in from 0 and 1 as he does). Newton's method with halved steps after Lin, Lin and Weng, "A note on Platt's probabilistic outputs", 2007.
/// </summary>
/// <param name="Slope">Not negative: the order of scores stays.</param>
/// <param name="Offset">Log odds where the scores have even odds.</param>
public sealed record PlattScaling(double Slope, double Offset)
{
    private const int Iterations = 100;
    private const double Grain = 1e-7;

    /// <summary>Fits.</summary>
    /// <param name="truth">1 for a positive row, 0 for a negative one; both occur.</param>
    /// <param name="probabilities">What is to be calibrated, from rows that the model did not learn from.</param>
    public static PlattScaling Fit(ReadOnlySpan<float> truth, ReadOnlySpan<float> probabilities)
    {
        int positives = 0;
        foreach (float value in truth)
        {
            positives += value == 1 ? 1 : 0;
        }

        double high = (positives + 1.0) / (positives + 2.0), low = 1 / (truth.Length - positives + 2.0);
        double[] odds = new double[truth.Length], aims = new double[truth.Length];
        for (int row = 0; row < odds.Length; row++)
        {
            double kept = Math.Clamp((double)probabilities[row], Grain, 1 - Grain);
            (odds[row], aims[row]) = (Math.Log(kept / (1 - kept)), truth[row] == 1 ? high : low);
        }

        (double slope, double offset) = (1, 0);
        double loss = Loss(odds, aims, slope, offset);
        for (int iteration = 0; iteration < Iterations; iteration++)
        {
            (double byStepSlope, double byStepOffset) = Newton(odds, aims, slope, offset);
            double step = 1;
            double next = double.PositiveInfinity;
            while (step > 1e-6 && !((next = Loss(odds, aims, slope + (step * byStepSlope), offset + (step * byStepOffset))) < loss))
            {
                step /= 2;
            }

            if (!(next < loss - (1e-12 * Math.Abs(loss))))
            {
                break;
            }

            (slope, offset, loss) = (slope + (step * byStepSlope), offset + (step * byStepOffset), next);
        }

        return slope >= 0 ? new(slope, offset) : new(0, Math.Log(positives / (double)(truth.Length - positives)));
    }

    /// <summary>The calibrated probability.</summary>
    public double Apply(double probability)
    {
        double kept = Math.Clamp(probability, Grain, 1 - Grain);
        return 1 / (1 + Math.Exp(-((Slope * Math.Log(kept / (1 - kept))) + Offset)));
    }

    private static (double Slope, double Offset) Newton(double[] odds, double[] aims, double slope, double offset)
    {
        double g0 = 0, g1 = 0, h00 = 1e-12, h01 = 0, h11 = 1e-12;
        for (int row = 0; row < odds.Length; row++)
        {
            double p = 1 / (1 + Math.Exp(-((slope * odds[row]) + offset)));
            double error = p - aims[row], bend = p * (1 - p);
            g0 += error * odds[row];
            g1 += error;
            h00 += bend * odds[row] * odds[row];
            h01 += bend * odds[row];
            h11 += bend;
        }

        double determinant = (h00 * h11) - (h01 * h01);
        return determinant > 0 ? (-((h11 * g0) - (h01 * g1)) / determinant, -((h00 * g1) - (h01 * g0)) / determinant) : (0, -g1 / h11);
    }

    private static double Loss(double[] odds, double[] aims, double slope, double offset)
    {
        double loss = 0;
        for (int row = 0; row < odds.Length; row++)
        {
            double sum = (slope * odds[row]) + offset;
            loss += Math.Max(sum, 0) - (sum * aims[row]) + Math.Log(1 + Math.Exp(-Math.Abs(sum)));
        }

        return loss;
    }
}
