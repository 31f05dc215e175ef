namespace Mainspring.Statistics.AbTests;

/// <summary>
/// Count, mean and variance of numbers as they come, without keeping them (Welford 1962; merged as Chan, Golub and LeVeque 1983). A value: adding gives a new one.
/// </summary>
/// <param name="Count">How many numbers.</param>
/// <param name="Mean">Their mean; zero when there are none.</param>
/// <param name="Squares">The sum of their squared distances from the mean.</param>
public readonly record struct RunningMoments(long Count, double Mean, double Squares)
{
    /// <summary>The variance with Bessel's correction; NaN for fewer than two numbers.</summary>
    public double Variance => Count > 1 ? Squares / (Count - 1) : double.NaN;

    /// <summary>The moments of some numbers.</summary>
    /// <exception cref="ArgumentException">A number is not finite.</exception>
    public static RunningMoments Of(params ReadOnlySpan<double> values)
    {
        RunningMoments moments = default;
        foreach (double value in values)
        {
            moments = moments.With(value);
        }

        return moments;
    }

    /// <summary>The moments of <paramref name="ones"/> ones and <paramref name="zeros"/> zeros.</summary>
    public static RunningMoments OfBinary(long ones, long zeros)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(ones);
        ArgumentOutOfRangeException.ThrowIfNegative(zeros);
        long count = ones + zeros;
        return count == 0 ? default : new(count, (double)ones / count, (double)ones * zeros / count);
    }

    /// <summary>These and one more number.</summary>
    /// <exception cref="ArgumentException">It is not finite.</exception>
    public RunningMoments With(double value)
    {
        if (!double.IsFinite(value))
        {
            throw new ArgumentException($"{value} cannot be averaged; leave it out.", nameof(value));
        }

        double distance = value - Mean;
        double mean = Mean + (distance / (Count + 1));
        return new(Count + 1, mean, Squares + (distance * (value - mean)));
    }

    /// <summary>These and those of other numbers.</summary>
    public RunningMoments With(RunningMoments other)
    {
        long count = Count + other.Count;
        if (count == 0)
        {
            return this;
        }

        double distance = other.Mean - Mean;
        return new(count, Mean + (distance * other.Count / count), Squares + other.Squares + (distance * distance * Count * other.Count / count));
    }
}
