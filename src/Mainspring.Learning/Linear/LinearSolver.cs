namespace Mainspring.Learning.Linear;

/// <summary>Minimises a linear objective, with or without a penalty on the size of weights.</summary>
internal static class LinearSolver
{
    private const double SparseTolerance = 1e-6;

    /// <summary>The parameters at the minimum.</summary>
    /// <param name="objective">What is minimised, its penalty on squared weights included.</param>
    /// <param name="l1">The penalty on |weight| as a share of the least that leaves every weight at 0; 0 is none.</param>
    /// <param name="iterations">At most so many.</param>
    /// <param name="tolerance">Of the gradient, where there is no penalty on size.</param>
    /// <param name="after">Told the iteration and the value.</param>
    public static double[] Minimize(LinearObjective objective, double l1, int iterations, double tolerance, Action<int, double> after)
    {
        if (l1 == 0)
        {
            var solver = new QuasiNewton(objective.Evaluate, objective.Size);
            solver.Minimize(iterations, tolerance, after);
            return solver.Point;
        }

        return ProximalGradient.Minimize(objective.Evaluate, objective.Size, objective.IsIntercept, l1 * LeastEmpty(objective, iterations, tolerance), iterations, SparseTolerance, after);
    }

    // Weights stay at 0 while the penalty is at least the largest slope there, once the intercepts fit.
    private static double LeastEmpty(LinearObjective objective, int iterations, double tolerance)
    {
        var solver = new QuasiNewton(
            (point, gradient) =>
            {
                double value = objective.Evaluate(point, gradient);
                for (int i = 0; i < gradient.Length; i++)
                {
                    gradient[i] = objective.IsIntercept(i) ? gradient[i] : 0;
                }

                return value;
            },
            objective.Size);
        solver.Minimize(Math.Min(iterations, 100), tolerance, static (_, _) => { });
        double[] slopes = new double[objective.Size];
        _ = objective.Evaluate(solver.Point, slopes);
        return slopes.Where((_, i) => !objective.IsIntercept(i)).Max(Math.Abs);
    }
}
