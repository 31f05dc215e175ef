using static Mainspring.Learning.Linear.LinearAlgebra;

namespace Mainspring.Learning.Linear;

/// <summary>
/// Limited-memory BFGS with backtracking (Nocedal and Wright, "Numerical Optimization", 2nd edition, algorithms 3.1 and 7.5) for smooth convex objectives.
/// </summary>
internal sealed class QuasiNewton(Func<double[], double[], double> objective, int size)
{
    private const int Memory = 10;
    private const int Backtracks = 40;

    private readonly Queue<(double[] Step, double[] Change, double Curvature)> _history = new(Memory);

    /// <summary>Where the objective was last evaluated: the minimum, once done.</summary>
    public double[] Point { get; private set; } = new double[size];

    /// <summary>Walks from zero until no component of the gradient exceeds the tolerance, no step descends any more, or the iterations are used up.</summary>
    /// <param name="iterations">At most so many.</param>
    /// <param name="tolerance">Of the gradient's largest component.</param>
    /// <param name="after">Told the iteration, from 1, and the objective's value.</param>
    public void Minimize(int iterations, double tolerance, Action<int, double> after)
    {
        double[] gradient = new double[size];
        double value = objective(Point, gradient);
        for (int iteration = 1; iteration <= iterations && Largest(gradient) > tolerance; iteration++)
        {
            double[] direction = Direction(gradient);
            double slope = Dot(direction, gradient);
            if (!(slope < 0) || Descend(direction, slope, value, gradient) is not { } next)
            {
                return;
            }

            value = next;
            after(iteration, value);
        }
    }

    private double? Descend(double[] direction, double slope, double value, double[] gradient)
    {
        double step = _history.Count == 0 ? Math.Min(1, 1 / Math.Sqrt(-slope)) : 1;
        double[] point = new double[size], nextGradient = new double[size];
        for (int attempt = 0; attempt < Backtracks; attempt++, step /= 2)
        {
            Point.CopyTo(point, 0);
            AddScaled(direction, step, point);
            double next = objective(point, nextGradient);
            if (next <= value + (1e-4 * step * slope))
            {
                Remember(point, gradient, nextGradient);
                Point = point;
                nextGradient.CopyTo(gradient, 0);
                return next;
            }
        }

        return null;
    }

    private void Remember(double[] point, double[] gradient, double[] nextGradient)
    {
        double[] step = [.. point], change = [.. nextGradient];
        AddScaled(Point, -1, step);
        AddScaled(gradient, -1, change);
        double curvature = Dot(step, change);
        if (curvature > 1e-12 * Dot(change, change))
        {
            if (_history.Count == Memory)
            {
                _history.Dequeue();
            }

            _history.Enqueue((step, change, curvature));
        }
    }

    // The two-loop recursion: minus the approximate inverse Hessian times the gradient.
    private double[] Direction(double[] gradient)
    {
        double[] direction = Array.ConvertAll(gradient, g => -g);
        var pairs = _history.ToArray();
        double[] shares = new double[pairs.Length];
        for (int i = pairs.Length - 1; i >= 0; i--)
        {
            shares[i] = Dot(pairs[i].Step, direction) / pairs[i].Curvature;
            AddScaled(pairs[i].Change, -shares[i], direction);
        }

        if (pairs.Length > 0)
        {
            double scale = pairs[^1].Curvature / Dot(pairs[^1].Change, pairs[^1].Change);
            for (int i = 0; i < direction.Length; i++)
            {
                direction[i] *= scale;
            }
        }

        for (int i = 0; i < pairs.Length; i++)
        {
            AddScaled(pairs[i].Step, shares[i] - (Dot(pairs[i].Change, direction) / pairs[i].Curvature), direction);
        }

        return direction;
    }

    private static double Largest(double[] values)
    {
        double largest = 0;
        foreach (double value in values)
        {
            largest = Math.Max(largest, Math.Abs(value));
        }

        return largest;
    }
}
