namespace Mainspring.Lifecycle.Training.Folds;

/// <summary>A metric over folds.</summary>
/// <param name="Mean">The mean over the folds where it could be measured; NaN when there are none.</param>
/// <param name="Spread">Its standard deviation over them, with n − 1; NaN below two.</param>
public sealed record MeanAndSpread(double Mean, double Spread)
{
    /// <summary>Measures values; NaN is left out.</summary>
    public static MeanAndSpread Of(IReadOnlyList<double> values)
    {
        double[] known = [.. values.Where(value => !double.IsNaN(value))];
        double mean = known.Length == 0 ? double.NaN : known.Average();
        return new(mean, known.Length < 2 ? double.NaN : Math.Sqrt(known.Sum(value => (value - mean) * (value - mean)) / (known.Length - 1)));
    }
}
