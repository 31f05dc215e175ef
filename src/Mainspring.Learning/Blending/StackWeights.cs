namespace Mainspring.Learning.Blending;

/// <summary>
/// Weights of a stack: not negative, 1 in total, with the least loss on rows that no member learned from. Found by exponentiated gradient steps (Kivinen and Warmuth, "Exponentiated
/// gradient versus gradient descent", 1997) from equal weights; the same rows give the same weights.
/// </summary>
public static class StackWeights
{
    private const int Steps = 2000;
    private const double LeastProbability = 1e-6;
    private const double Negligible = 0.01;

    /// <summary>The weights.</summary>
    /// <param name="members">The outputs of each member: rows × outputs, row-major.</param>
    /// <param name="truth">One value a row: a number, 0 or 1, or a class index.</param>
    /// <param name="task">What the outputs are: the squared error of numbers counts, the log loss of probabilities.</param>
    /// <returns>One a member; below one percent is nothing.</returns>
    public static double[] Fit(IReadOnlyList<float[]> members, ReadOnlySpan<float> truth, TaskKind task)
    {
        double[] weights = [.. Enumerable.Repeat(1.0 / members.Count, members.Count)];
        if (members.Count == 1)
        {
            return weights;
        }

        double[][] seen = Seen(members, truth, task);
        float[] target = truth.ToArray();
        double rate = 1;
        double[] slopes = new double[weights.Length];
        double loss = Loss(seen, target, task, weights, slopes);
        for (int step = 0; step < Steps && rate > 1e-9; step++)
        {
            double[] next = Step(weights, slopes, rate);
            double[] nextSlopes = new double[weights.Length];
            double reached = Loss(seen, target, task, next, nextSlopes);
            if (reached < loss)
            {
                double gained = loss - reached;
                (weights, slopes, loss, rate) = (next, nextSlopes, reached, rate * 1.3);
                if (gained < 1e-12 * Math.Abs(loss))
                {
                    break;
                }
            }
            else
            {
                rate /= 2;
            }
        }

        double[] kept = Array.ConvertAll(weights, weight => weight < Negligible ? 0 : weight);
        double total = kept.Sum();
        return Array.ConvertAll(kept, weight => weight / total);
    }

    // The probability of the true class for classes, the number itself for numbers: one value a row is all that the loss needs.
    private static double[][] Seen(IReadOnlyList<float[]> members, ReadOnlySpan<float> truth, TaskKind task)
    {
        float[] target = truth.ToArray();
        int outputs = members[0].Length / target.Length;
        return task switch
        {
            TaskKind.Regression => [.. members.Select(member => Array.ConvertAll(member, value => (double)value))],
            TaskKind.BinaryClassification => [.. members.Select(member => member.Select((p, row) => target[row] == 1 ? p : 1.0 - p).ToArray())],
            _ => [.. members.Select(member => target.Select((k, row) => (double)member[(row * outputs) + (int)k]).ToArray())],
        };
    }

    // Steps are measured by what the slopes differ by: what they share moves no weight.
    private static double[] Step(double[] weights, double[] slopes, double rate)
    {
        double shared = weights.Zip(slopes, (weight, slope) => weight * slope).Sum();
        double scale = slopes.Max(slope => Math.Abs(slope - shared));
        double[] next = [.. weights.Select((weight, i) => weight * Math.Exp(scale > 0 ? -rate * (slopes[i] - shared) / scale : 0))];
        double total = next.Sum();
        return Array.ConvertAll(next, weight => weight / total);
    }

    private static double Loss(double[][] seen, float[] target, TaskKind task, double[] weights, double[] slopes)
    {
        double loss = 0;
        Array.Clear(slopes);
        for (int row = 0; row < target.Length; row++)
        {
            double blended = 0;
            for (int i = 0; i < weights.Length; i++)
            {
                blended += weights[i] * seen[i][row];
            }

            double slope;
            if (task is TaskKind.Regression)
            {
                double error = blended - target[row];
                (loss, slope) = (loss + (error * error), 2 * error);
            }
            else
            {
                double kept = Math.Max(blended, LeastProbability);
                (loss, slope) = (loss - Math.Log(kept), -1 / kept);
            }

            for (int i = 0; i < weights.Length; i++)
            {
                slopes[i] += slope * seen[i][row];
            }
        }

        for (int i = 0; i < slopes.Length; i++)
        {
            slopes[i] /= target.Length;
        }

        return loss / target.Length;
    }
}
