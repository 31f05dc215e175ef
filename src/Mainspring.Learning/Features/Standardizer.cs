namespace Mainspring.Learning.Features;

/// <summary>Shifts and scales a number to middle 0 and spread 1 over the training rows; a missing one becomes 0.</summary>
/// <param name="Mean">The mean or median in training.</param>
/// <param name="Scale">One over the spread in training; 1 when that is zero.</param>
internal readonly record struct Standardizer(double Mean, double Scale)
{
    /// <summary>Beyond a billion deviations a value says nothing more, and sums must stay finite.</summary>
    public const double Limit = 1e9;

    public float Apply(double value) => double.IsNaN(value) ? 0 : (float)Math.Clamp((value - Mean) * Scale, -Limit, Limit);

    /// <summary>By the way of scaling.</summary>
    public static Standardizer Of(ReadOnlySpan<double> values, Scaling scaling) => scaling switch
    {
        Scaling.None => new(0, 1),
        Scaling.Robust => Robust(values),
        _ => Of(values),
    };

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

    /// <summary>By median and interquartile range of the finite values; values of which half are equal have none, and are scaled as usual.</summary>
    private static Standardizer Robust(ReadOnlySpan<double> values)
    {
        double[] sorted = [.. values.ToArray().Where(double.IsFinite).Order()];
        if (sorted.Length == 0)
        {
            return new(0, 1);
        }

        double range = sorted[(sorted.Length - 1) * 3 / 4] - sorted[(sorted.Length - 1) / 4];
        return range > 0 && double.IsFinite(range) ? new(sorted[(sorted.Length - 1) / 2], 1 / range) : Of(values);
    }
}
