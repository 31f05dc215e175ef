namespace Mainspring.Statistics.Metrics;

/// <summary>What every metric asks of its rows.</summary>
internal static class MetricArguments
{
    /// <exception cref="ArgumentException">The rows cannot be measured.</exception>
    public static void RequireBinary(ReadOnlySpan<float> truth, ReadOnlySpan<float> scores)
    {
        RequireRows(truth, scores.Length, scores);
        RequireClasses(truth, 2);
    }

    /// <exception cref="ArgumentException">The rows cannot be measured.</exception>
    public static void RequireRows(ReadOnlySpan<float> truth, int rows, ReadOnlySpan<float> predictions)
    {
        if (truth.Length != rows)
        {
            throw new ArgumentException($"There are {truth.Length} true values for {rows} predictions.", nameof(truth));
        }

        for (int i = 0; i < predictions.Length; i++)
        {
            if (float.IsNaN(predictions[i]))
            {
                throw new ArgumentException($"Prediction {i} is NaN.", nameof(predictions));
            }
        }
    }

    /// <exception cref="ArgumentException">A truth is not a class index.</exception>
    public static void RequireClasses(ReadOnlySpan<float> truth, int classes)
    {
        for (int i = 0; i < truth.Length; i++)
        {
            if (!(truth[i] >= 0 && truth[i] < classes && truth[i] == MathF.Floor(truth[i])))
            {
                throw new ArgumentException($"The true value of row {i} is {truth[i]}; a class is a whole number from 0 to {classes - 1}.", nameof(truth));
            }
        }
    }
}
