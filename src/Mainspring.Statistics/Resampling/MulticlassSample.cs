using Mainspring.Statistics.Metrics;

namespace Mainspring.Statistics.Resampling;

/// <summary>Probabilities of several classes, as <see cref="MulticlassMetrics"/> measures them.</summary>
public sealed class MulticlassSample : MetricSample
{
    private readonly int[] _truth;
    private readonly int[] _called;
    private readonly double[] _logLoss;
    private readonly int _classes;

    /// <param name="truth">Class indices.</param>
    /// <param name="probabilities">Row-major, rows × <paramref name="classes"/>.</param>
    /// <param name="classes">The number of classes.</param>
    /// <exception cref="ArgumentException">The lengths do not fit, a truth is not a class index, or a probability is NaN.</exception>
    public MulticlassSample(ReadOnlySpan<float> truth, ReadOnlySpan<float> probabilities, int classes)
        : base(truth.Length, "accuracy", "macro_f1", "log_loss")
    {
        MetricArguments.RequireRows(truth, probabilities.Length / classes, probabilities);
        MetricArguments.RequireClasses(truth, classes);
        _classes = classes;
        _truth = new int[Rows];
        _called = new int[Rows];
        _logLoss = new double[Rows];
        for (int row = 0; row < Rows; row++)
        {
            ReadOnlySpan<float> own = probabilities.Slice(row * classes, classes);
            _truth[row] = (int)truth[row];
            for (int k = 1; k < classes; k++)
            {
                _called[row] = own[k] > own[_called[row]] ? k : _called[row];
            }

            _logLoss[row] = -Math.Log(ProbabilityGrain.Clip(own[_truth[row]]));
        }
    }

    /// <inheritdoc/>
    public override void Measure(ReadOnlySpan<int> counts, Span<double> values)
    {
        long[] right = new long[_classes], actual = new long[_classes], called = new long[_classes];
        double logLoss = 0;
        for (int row = 0; row < _truth.Length; row++)
        {
            actual[_truth[row]] += counts[row];
            called[_called[row]] += counts[row];
            right[_truth[row]] += _truth[row] == _called[row] ? counts[row] : 0;
            logLoss += counts[row] * _logLoss[row];
        }

        double rows = actual.Sum();
        values[0] = right.Sum() / rows;
        values[1] = Enumerable.Range(0, _classes).Where(k => actual[k] + called[k] > 0).Select(k => 2.0 * right[k] / (actual[k] + called[k])).DefaultIfEmpty(double.NaN).Average();
        values[2] = logLoss / rows;
    }
}
