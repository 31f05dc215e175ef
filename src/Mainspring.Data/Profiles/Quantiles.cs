namespace Mainspring.Data.Profiles;

/// <summary>Values below which one, five, 25, 50, 75, 95 and 99 percent of the values lie.</summary>
public sealed record Quantiles(double P01, double P05, double P25, double P50, double P75, double P95, double P99)
{
    /// <summary>From values in ascending order, at least one; interpolated as Hyndman and Fan's type 7, the default of R and NumPy.</summary>
    public static Quantiles Of(ReadOnlySpan<double> ascending) =>
        new(At(ascending, 0.01), At(ascending, 0.05), At(ascending, 0.25), At(ascending, 0.5), At(ascending, 0.75), At(ascending, 0.95), At(ascending, 0.99));

    private static double At(ReadOnlySpan<double> ascending, double share)
    {
        double position = share * (ascending.Length - 1);
        int below = (int)position;
        int above = Math.Min(below + 1, ascending.Length - 1);
        return ascending[below] + ((position - below) * (ascending[above] - ascending[below]));
    }
}
