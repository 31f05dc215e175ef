using Mainspring.Statistics.Metrics;

namespace Mainspring.Statistics.Resampling;

/// <summary>Predicted numbers, as <see cref="RegressionMetrics"/> measures them.</summary>
public sealed class RegressionSample : MetricSample
{
    private readonly double[] _truth;
    private readonly double[] _errors;

    /// <param name="truth">The true numbers.</param>
    /// <param name="predictions">The predicted ones.</param>
    /// <exception cref="ArgumentException">The lengths differ, or a number is NaN.</exception>
    public RegressionSample(ReadOnlySpan<float> truth, ReadOnlySpan<float> predictions)
        : base(truth.Length, "rmse", "mae", "r2")
    {
        MetricArguments.RequireRows(truth, predictions.Length, predictions);
        _truth = Array.ConvertAll(truth.ToArray(), value => (double)value);
        _errors = new double[Rows];
        for (int row = 0; row < Rows; row++)
        {
            _errors[row] = Math.Abs(predictions[row] - _truth[row]);
        }
    }

    /// <inheritdoc/>
    public override void Measure(ReadOnlySpan<int> counts, Span<double> values)
    {
        double rows = 0, squares = 0, absolute = 0, mean = 0, deviations = 0;
        for (int row = 0; row < _errors.Length; row++)
        {
            if (counts[row] > 0)
            {
                rows += counts[row];
                squares += counts[row] * _errors[row] * _errors[row];
                absolute += counts[row] * _errors[row];
                double delta = _truth[row] - mean;
                mean += delta * counts[row] / rows;
                deviations += counts[row] * delta * (_truth[row] - mean);
            }
        }

        values[0] = Math.Sqrt(squares / rows);
        values[1] = absolute / rows;
        values[2] = deviations == 0 ? double.NaN : 1 - (squares / deviations);
    }
}
