namespace Mainspring.Statistics.Metrics;

/// <summary>How far predicted numbers are from the truth, in its unit unless said otherwise. NaN without rows.</summary>
public sealed record RegressionMetrics
{
    /// <summary>The number of rows.</summary>
    public required int Rows { get; init; }

    /// <summary>The root of the mean squared error.</summary>
    public required double Rmse { get; init; }

    /// <summary>The mean absolute error.</summary>
    public required double Mae { get; init; }

    /// <summary>1 − squared error / squared deviation from the mean: 1 perfect, 0 no better than the mean. NaN when the truth is constant.</summary>
    public required double R2 { get; init; }

    /// <summary>The mean of |error / truth| as a fraction, over the rows whose truth is not 0; NaN when there are none.</summary>
    public required double Mape { get; init; }

    /// <summary>The median absolute error; the mean of the middle two for an even number of rows.</summary>
    public required double MedianAbsoluteError { get; init; }

    /// <param name="truth">The true numbers.</param>
    /// <param name="predictions">The predicted ones.</param>
    /// <exception cref="ArgumentException">The lengths differ, or a number is not finite.</exception>
    public static RegressionMetrics Compute(ReadOnlySpan<float> truth, ReadOnlySpan<float> predictions)
    {
        MetricArguments.RequireRows(truth, predictions.Length, predictions);
        MetricArguments.RequireRows(truth, predictions.Length, truth);
        double mean = 0;
        for (int i = 0; i < truth.Length; i++)
        {
            mean += (truth[i] - mean) / (i + 1);
        }

        double[] errors = new double[truth.Length];
        double squares = 0, deviations = 0, shares = 0;
        int nonZero = 0;
        for (int i = 0; i < truth.Length; i++)
        {
            double error = Math.Abs(predictions[i] - (double)truth[i]);
            errors[i] = error;
            squares += error * error;
            deviations += (truth[i] - mean) * (truth[i] - mean);
            if (truth[i] != 0)
            {
                shares += error / Math.Abs((double)truth[i]);
                nonZero++;
            }
        }

        return new()
        {
            Rows = truth.Length,
            Rmse = Math.Sqrt(squares / truth.Length),
            Mae = errors.Length == 0 ? double.NaN : errors.Sum() / errors.Length,
            R2 = deviations == 0 ? double.NaN : 1 - (squares / deviations),
            Mape = nonZero == 0 ? double.NaN : shares / nonZero,
            MedianAbsoluteError = Median(errors),
        };
    }

    /// <summary>The metrics by the names that gates and logs use.</summary>
    public IReadOnlyDictionary<string, double> ToDictionary() => new Dictionary<string, double>
    {
        ["rmse"] = Rmse,
        ["mae"] = Mae,
        ["r2"] = R2,
        ["mape"] = Mape,
        ["median_absolute_error"] = MedianAbsoluteError,
    };

    private static double Median(double[] values)
    {
        if (values.Length == 0)
        {
            return double.NaN;
        }

        Array.Sort(values);
        int middle = values.Length / 2;
        return values.Length % 2 == 1 ? values[middle] : (values[middle - 1] + values[middle]) / 2;
    }
}
