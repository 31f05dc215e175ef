namespace Mainspring.Charts.Axes;

/// <summary>A closed range of finite values with <see cref="Minimum"/> below <see cref="Maximum"/>, by construction.</summary>
public readonly record struct ValueRange
{
    /// <summary>Beyond this size values are cut off, so that no difference of two of them overflows.</summary>
    private const double Largest = 1e300;

    private ValueRange(double minimum, double maximum)
    {
        Minimum = minimum;
        Maximum = maximum;
    }

    /// <summary>Zero to one: shares and probabilities.</summary>
    public static ValueRange Unit { get; } = new(0, 1);

    /// <summary>The lower end.</summary>
    public double Minimum { get; }

    /// <summary>The upper end.</summary>
    public double Maximum { get; }

    /// <summary>The length of the range; positive.</summary>
    public double Span => Maximum - Minimum;

    /// <summary>A range from one end to the other, in any order. Equal or indistinguishable ends are moved apart by a tenth.</summary>
    public static ValueRange Between(double one, double other)
    {
        double low = Math.Clamp(Math.Min(one, other), -Largest, Largest);
        double high = Math.Clamp(Math.Max(one, other), -Largest, Largest);
        if (double.IsNaN(low) || double.IsNaN(high))
        {
            return Unit;
        }

        double size = Math.Max(Math.Abs(low), Math.Abs(high));
        if (high - low > size * 1e-9 && high - low > 1e-290)
        {
            return new ValueRange(low, high);
        }

        double margin = size < 1e-280 ? 1 : size * 0.1;
        return new ValueRange(low - margin, high + margin);
    }

    /// <summary>The range of the finite values; zero to one when there is none.</summary>
    public static ValueRange Of(IEnumerable<double> values)
    {
        double low = double.PositiveInfinity;
        double high = double.NegativeInfinity;
        foreach (double value in values.Where(double.IsFinite))
        {
            low = Math.Min(low, value);
            high = Math.Max(high, value);
        }

        return low <= high ? Between(low, high) : Unit;
    }

    /// <summary>This range made longer at both ends until they are multiples of <paramref name="step"/>.</summary>
    public ValueRange RoundedTo(double step) =>
        new(Math.Floor((Minimum / step) + 1e-9) * step, Math.Ceiling((Maximum / step) - 1e-9) * step);
}
