namespace Mainspring.Statistics.Calibration;

/// <summary>
/// The never falling function of a score that is closest to the truth by squared error, found by pooling adjacent violators (Ayer et al., "An empirical distribution function for
/// sampling with incomplete information", 1955). Between the middles of its steps runs a straight line, so that scores that differ keep their order.
/// </summary>
/// <param name="X">Mean score of each step, ascending.</param>
/// <param name="Y">Its probability, not descending.</param>
public sealed record IsotonicRegression(double[] X, double[] Y)
{
    /// <summary>Fits.</summary>
    /// <param name="truth">1 for a positive row, 0 for a negative one.</param>
    /// <param name="scores">One a row, at least one, finite.</param>
    public static IsotonicRegression Fit(ReadOnlySpan<float> truth, ReadOnlySpan<float> scores)
    {
        float[] keys = scores.ToArray(), values = truth.ToArray();
        Array.Sort(keys, values);
        var steps = new List<Step>(keys.Length);
        for (int row = 0; row < keys.Length;)
        {
            var step = new Step(0, 0, 0);
            float key = keys[row];
            for (; row < keys.Length && keys[row] == key; row++)
            {
                step = step.With(new(key, values[row], 1));
            }

            while (steps.Count > 0 && steps[^1].Mean >= step.Mean)
            {
                step = steps[^1].With(step);
                steps.RemoveAt(steps.Count - 1);
            }

            steps.Add(step);
        }

        // So many rows cannot tell a certainty from one in so many.
        double least = 1.0 / (keys.Length + 1);
        return new([.. steps.Select(step => step.Scores / step.Rows)], [.. steps.Select(step => Math.Clamp(step.Mean, least, 1 - least))]);
    }

    private readonly record struct Step(double Scores, double Truths, int Rows)
    {
        public double Mean => Truths / Rows;

        public Step With(Step other) => new(Scores + other.Scores, Truths + other.Truths, Rows + other.Rows);
    }
}
