namespace Mainspring.Statistics.Drift;

/// <summary>Whether two samples of numbers come from one distribution: the greatest distance between their empirical distribution functions.</summary>
public static class KolmogorovSmirnovTest
{
    /// <summary>Up to so many steps of the lattice the p-value is exact; beyond, the limit law differs from it by less than 0.01.</summary>
    private const long MostSteps = 4_000_000;

    /// <summary>The distance D, 0 to 1; NaN when a sample is empty.</summary>
    /// <param name="first">Ascending, without NaN.</param>
    /// <param name="second">Ascending, without NaN.</param>
    public static double Distance(ReadOnlySpan<double> first, ReadOnlySpan<double> second)
    {
        if (first.IsEmpty || second.IsEmpty)
        {
            return double.NaN;
        }

        double most = 0;
        for (int i = 0, j = 0; i < first.Length && j < second.Length;)
        {
            double value = Math.Min(first[i], second[j]);
            while (i < first.Length && first[i] <= value)
            {
                i++;
            }

            while (j < second.Length && second[j] <= value)
            {
                j++;
            }

            most = Math.Max(most, Math.Abs(((double)i / first.Length) - ((double)j / second.Length)));
        }

        return most;
    }

    /// <summary>
    /// The chance of a distance at least as large when both samples come from one continuous distribution; two-sided. Exact for small samples by counting
    /// lattice paths (Hodges 1958), else by the limit law with Stephens' correction (1970). With ties it errs to the safe side.
    /// </summary>
    /// <param name="distance">What <see cref="Distance"/> gave.</param>
    /// <param name="first">The size of one sample, at least 1.</param>
    /// <param name="second">The size of the other, at least 1.</param>
    public static double PValue(double distance, int first, int second)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(first);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(second);
        return (long)first * second <= MostSteps ? Exact(distance, first, second) : Limit(distance, first, second);
    }

    /// <summary>One minus the chance that a random path from (0, 0) to (n, m) stays within the distance: at each point, the chance of having got there so.</summary>
    private static double Exact(double distance, int n, int m)
    {
        // Distances are multiples of 1 / (n m); half a step keeps rounding from deciding.
        double limit = distance - (0.5 / n / m);
        double[] inside = new double[m + 1];
        for (int i = 0; i <= n; i++)
        {
            for (int j = 0; j <= m; j++)
            {
                if (Math.Abs(((double)i / n) - ((double)j / m)) > limit)
                {
                    inside[j] = 0;
                }
                else if (i == 0 && j == 0)
                {
                    inside[j] = 1;
                }
                else
                {
                    // A path that is drawn backwards from (i, j) came by a step of the first sample with the chance i / (i + j).
                    inside[j] = ((i > 0 ? inside[j] * i : 0) + (j > 0 ? inside[j - 1] * j : 0)) / (i + j);
                }
            }
        }

        return Math.Clamp(1 - inside[m], 0, 1);
    }

    private static double Limit(double distance, int n, int m)
    {
        double root = Math.Sqrt((double)n * m / (n + (double)m));
        double lambda = (root + 0.12 + (0.11 / root)) * distance;
        if (lambda < 0.2)
        {
            return 1;
        }

        double sum = 0, sign = 1;
        for (int k = 1; k <= 100; k++)
        {
            double term = Math.Exp(-2 * k * k * lambda * lambda);
            sum += sign * term;
            sign = -sign;
            if (term < 1e-16)
            {
                break;
            }
        }

        return Math.Clamp(2 * sum, 0, 1);
    }
}
