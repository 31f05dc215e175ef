using Mainspring.Statistics.Metrics;

namespace Mainspring.Statistics.Curves;

/// <summary>Whether rows that are given p come true in a share p.</summary>
/// <param name="Bins">By rising probability, of equal width in probability; empty bins are left out.</param>
/// <param name="ExpectedError">The expected calibration error, Σ rows/all · |predicted − observed| (Naeini, Cooper and Hauskrecht, AAAI 2015); NaN without rows.</param>
public sealed record CalibrationCurve(IReadOnlyList<CalibrationBin> Bins, double ExpectedError)
{
    /// <param name="truth">1 for a positive row, 0 for a negative one.</param>
    /// <param name="probabilities">Of the positive class, within 0 and 1.</param>
    /// <param name="bins">How many parts 0 to 1 is cut into; a probability on an edge belongs to the upper part, 1 to the last.</param>
    /// <exception cref="ArgumentException">The lengths differ, a truth is neither 0 nor 1, or a probability is outside 0 and 1.</exception>
    public static CalibrationCurve Of(ReadOnlySpan<float> truth, ReadOnlySpan<float> probabilities, int bins = 10)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(bins, 1);
        MetricArguments.RequireBinary(truth, probabilities);
        double[] predicted = new double[bins], observed = new double[bins];
        int[] rows = new int[bins];
        for (int i = 0; i < truth.Length; i++)
        {
            if (probabilities[i] is < 0 or > 1)
            {
                throw new ArgumentException($"The probability of row {i} is {probabilities[i]}; it must be within 0 and 1.", nameof(probabilities));
            }

            int bin = Math.Min(bins - 1, (int)(probabilities[i] * bins));
            predicted[bin] += probabilities[i];
            observed[bin] += truth[i];
            rows[bin]++;
        }

        double error = Enumerable.Range(0, bins).Sum(bin => Math.Abs(predicted[bin] - observed[bin])) / truth.Length;
        return new([.. Enumerable.Range(0, bins).Where(bin => rows[bin] > 0).Select(bin => new CalibrationBin(predicted[bin] / rows[bin], observed[bin] / rows[bin], rows[bin]))], error);
    }
}
