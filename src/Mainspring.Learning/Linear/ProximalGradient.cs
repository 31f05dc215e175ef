namespace Mainspring.Learning.Linear;

/// <summary>
/// Minimises a smooth convex objective plus l1 · Σ |parameter| by accelerated proximal gradient steps with backtracking (Beck and Teboulle, "A fast iterative shrinkage-thresholding
/// algorithm", 2009) that start over when they overshoot (O'Donoghue and Candès, "Adaptive restart for accelerated gradient schemes", 2015). Parameters that do not help are
/// exactly zero.
/// </summary>
internal static class ProximalGradient
{
    /// <summary>The minimum.</summary>
    /// <param name="objective">The smooth part; fills the gradient.</param>
    /// <param name="size">The number of parameters.</param>
    /// <param name="isFree">Whether a parameter is not penalised.</param>
    /// <param name="l1">The penalty.</param>
    /// <param name="iterations">At most so many.</param>
    /// <param name="tolerance">Ends when no parameter moves by more than this share of the largest.</param>
    /// <param name="after">Told the iteration, from 1, and the value of the smooth part.</param>
    public static double[] Minimize(Func<double[], double[], double> objective, int size, Func<int, bool> isFree, double l1, int iterations, double tolerance, Action<int, double> after)
    {
        double[] point = new double[size], ahead = new double[size], gradient = new double[size], spare = new double[size];
        double bend = 1, momentum = 1;
        for (int iteration = 1; iteration <= iterations; iteration++)
        {
            double value = objective(ahead, gradient);
            double[] next = Shrunk(ahead, gradient, bend, l1, isFree);
            while (objective(next, spare) > value + Model(ahead, next, gradient, bend) + (1e-12 * Math.Abs(value)))
            {
                bend *= 2;
                next = Shrunk(ahead, gradient, bend, l1, isFree);
            }

            after(iteration, value);
            (double moved, double largest, double uphill) = Compare(point, ahead, next);
            double following = (1 + Math.Sqrt(1 + (4 * momentum * momentum))) / 2;
            if (uphill > 0)
            {
                (momentum, following) = (1, 1);
            }

            for (int i = 0; i < size; i++)
            {
                ahead[i] = next[i] + ((momentum - 1) / following * (next[i] - point[i]));
            }

            (point, momentum, bend) = (next, following, bend * 0.9);
            if (moved <= tolerance * Math.Max(largest, 1e-12))
            {
                break;
            }
        }

        return point;
    }

    private static double[] Shrunk(double[] from, double[] gradient, double bend, double l1, Func<int, bool> isFree)
    {
        double[] to = new double[from.Length];
        for (int i = 0; i < to.Length; i++)
        {
            double step = from[i] - (gradient[i] / bend);
            to[i] = isFree(i) ? step : Math.Sign(step) * Math.Max(0, Math.Abs(step) - (l1 / bend));
        }

        return to;
    }

    private static double Model(double[] from, double[] to, double[] gradient, double bend)
    {
        double sum = 0;
        for (int i = 0; i < from.Length; i++)
        {
            double step = to[i] - from[i];
            sum += (gradient[i] * step) + (bend / 2 * step * step);
        }

        return sum;
    }

    private static (double Moved, double Largest, double Uphill) Compare(double[] before, double[] ahead, double[] next)
    {
        double moved = 0, largest = 0, uphill = 0;
        for (int i = 0; i < next.Length; i++)
        {
            moved = Math.Max(moved, Math.Abs(next[i] - before[i]));
            largest = Math.Max(largest, Math.Abs(next[i]));
            uphill += (ahead[i] - next[i]) * (next[i] - before[i]);
        }

        return (moved, largest, uphill);
    }
}
