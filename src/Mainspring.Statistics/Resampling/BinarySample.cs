using Mainspring.Statistics.Metrics;

namespace Mainspring.Statistics.Resampling;

/// <summary>Probabilities of two classes, as <see cref="BinaryMetrics"/> measures them.</summary>
public sealed class BinarySample : MetricSample
{
    private readonly int[] _order;
    private readonly bool[] _positive;
    private readonly bool[] _called;
    private readonly bool[] _endsTie;
    private readonly double[] _logLoss;
    private readonly double[] _brier;

    /// <param name="truth">1 for a positive row, 0 for a negative one.</param>
    /// <param name="probabilities">Of the positive class.</param>
    /// <param name="threshold">From which probability on a row is called positive (inclusive).</param>
    /// <exception cref="ArgumentException">The lengths differ, a truth is neither 0 nor 1, or a probability is NaN.</exception>
    public BinarySample(ReadOnlySpan<float> truth, ReadOnlySpan<float> probabilities, double threshold = 0.5)
        : base(truth.Length, "roc_auc", "average_precision", "f1", "precision", "recall", "accuracy", "log_loss", "brier")
    {
        MetricArguments.RequireBinary(truth, probabilities);
        float[] scores = probabilities.ToArray();
        _order = [.. Enumerable.Range(0, scores.Length).OrderByDescending(row => scores[row])];
        _positive = new bool[Rows];
        _called = new bool[Rows];
        _endsTie = new bool[Rows];
        _logLoss = new double[Rows];
        _brier = new double[Rows];
        for (int i = 0; i < Rows; i++)
        {
            int row = _order[i];
            _positive[i] = truth[row] == 1;
            _called[i] = scores[row] >= threshold;
            _endsTie[i] = i == Rows - 1 || scores[_order[i + 1]] != scores[row];
            _logLoss[i] = -Math.Log(ProbabilityGrain.Clip(_positive[i] ? scores[row] : 1 - (double)scores[row]));
            _brier[i] = Math.Pow(scores[row] - (double)truth[row], 2);
        }
    }

    /// <inheritdoc/>
    public override void Measure(ReadOnlySpan<int> counts, Span<double> values)
    {
        long positives = 0, negatives = 0, calledTrue = 0, calledFalse = 0, lastPositives = 0, lastNegatives = 0;
        double area = 0, precisions = 0, logLoss = 0, brier = 0;
        for (int i = 0; i < _order.Length; i++)
        {
            int count = counts[_order[i]];
            positives += _positive[i] ? count : 0;
            negatives += _positive[i] ? 0 : count;
            calledTrue += _positive[i] && _called[i] ? count : 0;
            calledFalse += !_positive[i] && _called[i] ? count : 0;
            logLoss += count * _logLoss[i];
            brier += count * _brier[i];
            if (_endsTie[i] && positives + negatives > lastPositives + lastNegatives)
            {
                area += (negatives - lastNegatives) * (lastPositives + (double)positives) / 2;
                precisions += (positives - lastPositives) * ((double)positives / (positives + negatives));
                (lastPositives, lastNegatives) = (positives, negatives);
            }
        }

        double rows = positives + negatives;
        values[0] = area / positives / negatives;
        values[1] = precisions / positives;
        values[2] = calledTrue + calledFalse + positives == 0 ? 0 : 2.0 * calledTrue / (calledTrue + calledFalse + positives);
        values[3] = calledTrue + calledFalse == 0 ? 0 : (double)calledTrue / (calledTrue + calledFalse);
        values[4] = positives == 0 ? 0 : (double)calledTrue / positives;
        values[5] = (calledTrue + negatives - calledFalse) / rows;
        values[6] = logLoss / rows;
        values[7] = brier / rows;
    }
}
