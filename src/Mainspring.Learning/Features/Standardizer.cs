namespace Mainspring.Learning.Features;

/// <summary>Shifts and scales a number to mean 0 and deviation 1 over the training rows; a missing one becomes 0, the mean.</summary>
/// <param name="Mean">The mean in training.</param>
/// <param name="Scale">One over the standard deviation in training; 1 when that is zero.</param>
internal readonly record struct Standardizer(double Mean, double Scale)
{
    /// <summary>Beyond a billion deviations a value says nothing more, and sums must stay finite.</summary>
    public const double Limit = 1e9;

    public float Apply(double value) => double.IsNaN(value) ? 0 : (float)Math.Clamp((value - Mean) * Scale, -Limit, Limit);

    /// <summary>Two passes over the finite values.</summary>
    public static Standardizer Of(ReadOnlySpan<double> values)
    {
        double sum = 0;
        long count = 0;
        foreach (double value in values)
        {
            if (double.IsFinite(value))
            {
                sum += value;
                count++;
            }
        }

        double mean = count == 0 ? 0 : sum / count;
        double squares = 0;
        foreach (double value in values)
        {
            squares += double.IsFinite(value) ? (value - mean) * (value - mean) : 0;
        }

        double deviation = Math.Sqrt(squares / Math.Max(1, count));
        return new(mean, deviation > 0 && double.IsFinite(deviation) ? 1 / deviation : 1);
    }
}
