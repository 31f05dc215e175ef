namespace Mainspring.Learning.Linear;

/// <summary>Least squares with a penalty, in closed form: (ZᵀZ + l2 I) w = Zᵀ(y − mean).</summary>
internal static class NormalEquations
{
    /// <summary>One weight a feature, the intercept last.</summary>
    /// <remarks>Where features are collinear and nothing is penalised, the least penalty that makes the system solvable is added: 1e-10 of the number of rows, or ten times more until it is.</remarks>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public static double[] Solve(StandardizedRows rows, float[] target, double l2, CancellationToken cancellation)
    {
        int columns = rows.Columns;
        double[] cross = new double[columns * columns], right = new double[columns], means = new double[columns];
        double mean = target.Average(value => (double)value);
        for (int row = 0; row < rows.Rows; row++)
        {
            if (row % 4096 == 0)
            {
                cancellation.ThrowIfCancellationRequested();
            }

            ReadOnlySpan<float> z = rows.Row(row);
            LinearAlgebra.AddScaled(z, target[row] - mean, right);
            LinearAlgebra.AddScaled(z, 1.0 / rows.Rows, means);
            for (int i = 0; i < columns; i++)
            {
                if (z[i] != 0)
                {
                    LinearAlgebra.AddScaled(z[..(i + 1)], z[i], cross.AsSpan(i * columns, i + 1));
                }
            }
        }

        double[] weights = [.. right];
        double penalty = l2;
        while (!LinearAlgebra.SolveCholesky(Penalized(cross, columns, penalty), weights))
        {
            cancellation.ThrowIfCancellationRequested();
            penalty = Math.Max(penalty * 10, 1e-10 * rows.Rows);
            right.CopyTo(weights, 0);
        }

        // Rounding and filled gaps leave the columns' means a little off zero.
        return [.. weights, mean - LinearAlgebra.Dot(means, weights)];
    }

    private static double[] Penalized(double[] cross, int columns, double penalty)
    {
        double[] matrix = [.. cross];
        for (int i = 0; i < columns; i++)
        {
            // A constant feature has no cross products; its weight is zero whatever the penalty.
            matrix[(i * columns) + i] = matrix[(i * columns) + i] == 0 ? 1 : matrix[(i * columns) + i] + penalty;
        }

        return matrix;
    }
}
