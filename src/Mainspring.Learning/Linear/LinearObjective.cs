namespace Mainspring.Learning.Linear;

/// <summary>
/// The mean loss of a linear model plus l2/2n · Σ weights², and its gradient. Parameters are row-major, outputs × (features + 1), the intercept last and unpenalised.
/// Rows are summed in fixed blocks and the blocks in their order, so the number of threads changes no bit.
/// </summary>
internal sealed class LinearObjective
{
    private const int Blocks = 64;

    private readonly StandardizedRows _rows;
    private readonly float[] _target;
    private readonly LinkFunction _link;
    private readonly int _outputs;
    private readonly double _l2;
    private readonly float[]? _weights;
    private readonly int _blockRows;
    private readonly double[][] _gradients;
    private readonly double[] _losses;
    private readonly ParallelOptions _parallel;

    public LinearObjective(StandardizedRows rows, float[] target, LinkFunction link, int outputs, double l2, int threads, float[]? weights = null)
    {
        (_rows, _target, _link, _outputs, _l2, _weights) = (rows, target, link, outputs, l2, weights);
        _blockRows = Math.Max(256, ((rows.Rows - 1) / Blocks) + 1);
        int blocks = ((rows.Rows - 1) / _blockRows) + 1;
        _gradients = [.. Enumerable.Range(0, blocks).Select(_ => new double[Size])];
        _losses = new double[blocks];
        _parallel = new() { MaxDegreeOfParallelism = threads };
    }

    /// <summary>The number of parameters.</summary>
    public int Size => _outputs * (_rows.Columns + 1);

    /// <summary>Whether a parameter is an intercept, which no penalty touches.</summary>
    public bool IsIntercept(int parameter) => parameter % (_rows.Columns + 1) == _rows.Columns;

    /// <summary>The value at a point; fills the gradient.</summary>
    public double Evaluate(double[] parameters, double[] gradient)
    {
        _ = Parallel.For(0, _losses.Length, _parallel, block => SumBlock(block, parameters));

        Array.Clear(gradient);
        double loss = 0;
        for (int block = 0; block < _losses.Length; block++)
        {
            loss += _losses[block];
            for (int i = 0; i < gradient.Length; i++)
            {
                gradient[i] += _gradients[block][i];
            }
        }

        double squares = 0;
        int width = _rows.Columns + 1;
        for (int i = 0; i < gradient.Length; i++)
        {
            double penalized = i % width == width - 1 ? 0 : parameters[i];
            squares += penalized * penalized;
            gradient[i] = (gradient[i] + (_l2 * penalized)) / _rows.Rows;
        }

        return (loss + (_l2 / 2 * squares)) / _rows.Rows;
    }

    private void SumBlock(int block, double[] parameters)
    {
        double[] gradient = _gradients[block];
        Array.Clear(gradient);
        double[] outputs = new double[_outputs];
        double loss = 0;
        int width = _rows.Columns + 1;
        int end = Math.Min(_rows.Rows, (block + 1) * _blockRows);
        for (int row = block * _blockRows; row < end; row++)
        {
            ReadOnlySpan<float> values = _rows.Row(row);
            for (int k = 0; k < outputs.Length; k++)
            {
                outputs[k] = LinearAlgebra.Dot(values, parameters.AsSpan(k * width, width - 1)) + parameters[((k + 1) * width) - 1];
            }

            double weight = _weights is null ? 1 : _weights[row];
            loss += weight * Differentiate(outputs, _target[row]);
            for (int k = 0; k < outputs.Length; k++)
            {
                double slope = weight * outputs[k];
                LinearAlgebra.AddScaled(values, slope, gradient.AsSpan(k * width, width - 1));
                gradient[((k + 1) * width) - 1] += slope;
            }
        }

        _losses[block] = loss;
    }

    // The loss of one row; the sums become its derivatives.
    private double Differentiate(double[] sums, float target)
    {
        switch (_link)
        {
            case LinkFunction.Logistic:
                double sum = sums[0];
                sums[0] = LinkFunctions.Logistic(sum) - target;
                return Math.Max(sum, 0) - (sum * target) + double.LogP1(Math.Exp(-Math.Abs(sum)));
            case LinkFunction.Softmax:
                double own = sums[(int)target];
                double total = LinkFunctions.Softmax(sums);
                sums[(int)target] -= 1;
                return total - own;
            default:
                sums[0] -= target;
                return sums[0] * sums[0] / 2;
        }
    }
}
