using System.Text.Json;
using Mainspring.Learning.Scoring;

namespace Mainspring.Learning.Linear;

/// <summary>
/// Weighted sums: output k is link(intercept_k + Σ weight_kj · (x_j − centre_j)). A missing value stands for its centre (the training mean) and adds nothing; infinities
/// count as the greatest single-precision numbers. Sums run in double precision in the order of the features.
/// </summary>
public sealed class LinearModel : IPredictor
{
    private readonly double[] _intercepts;
    private readonly double[] _centres;
    private readonly double[] _weights;

    /// <param name="link">What makes outputs of the sums.</param>
    /// <param name="intercepts">One an output.</param>
    /// <param name="centres">One a feature.</param>
    /// <param name="weights">Row-major, outputs × features.</param>
    /// <exception cref="PredictorFormatException">The lengths do not fit together, or a number is not finite.</exception>
    public LinearModel(LinkFunction link, double[] intercepts, double[] centres, double[] weights)
    {
        if (intercepts.Length == 0 || centres.Length == 0 || weights.LongLength != (long)intercepts.Length * centres.Length)
        {
            throw new PredictorFormatException($"A linear model of {intercepts.Length} outputs and {centres.Length} features needs {(long)intercepts.Length * centres.Length} weights and at least one; it has {weights.Length}.");
        }

        if (link == LinkFunction.Softmax == (intercepts.Length == 1))
        {
            throw new PredictorFormatException($"The link '{link}' does not go with {intercepts.Length} outputs.");
        }

        if (intercepts.Concat(centres).Concat(weights).Any(number => !double.IsFinite(number)))
        {
            throw new PredictorFormatException("A number of the linear model is not finite.");
        }

        (Link, _intercepts, _centres, _weights) = (link, intercepts, centres, weights);
    }

    /// <inheritdoc/>
    public int FeatureCount => _centres.Length;

    /// <inheritdoc/>
    public int OutputCount => _intercepts.Length;

    /// <summary>What makes outputs of the sums.</summary>
    public LinkFunction Link { get; }

    /// <summary>The sums where every feature is at its centre, one an output.</summary>
    public ReadOnlySpan<double> Intercepts => _intercepts;

    /// <summary>The training means, one a feature.</summary>
    public ReadOnlySpan<double> Centres => _centres;

    /// <summary>Row-major, outputs × features.</summary>
    public ReadOnlySpan<double> Weights => _weights;

    /// <inheritdoc/>
    public void Predict(ReadOnlySpan<float> features, int rows, Span<float> outputs)
    {
        PredictorArguments.Check(this, features, rows, outputs);
        Span<double> sums = OutputCount <= 256 ? stackalloc double[OutputCount] : new double[OutputCount];
        for (int row = 0; row < rows; row++)
        {
            Sum(features.Slice(row * FeatureCount, FeatureCount), sums);
            LinkFunctions.Apply(Link, sums);
            for (int k = 0; k < sums.Length; k++)
            {
                outputs[(row * OutputCount) + k] = (float)sums[k];
            }
        }
    }

    /// <inheritdoc/>
    public bool CanExplain => true;

    /// <inheritdoc/>
    /// <remarks>Of independent features the Shapley value is weight · (x − centre): centres are the training means.</remarks>
    public void Explain(ReadOnlySpan<float> features, int rows, Span<double> contributions)
    {
        PredictorArguments.CheckExplanation(this, features, rows, contributions);
        int width = FeatureCount;
        for (int i = 0; i < rows * OutputCount; i++)
        {
            ReadOnlySpan<float> row = features.Slice(i / OutputCount * width, width);
            ReadOnlySpan<double> weights = _weights.AsSpan(i % OutputCount * width, width);
            Span<double> to = contributions.Slice(i * (width + 1), width + 1);
            for (int j = 0; j < width; j++)
            {
                to[j] = float.IsNaN(row[j]) ? 0 : weights[j] * (Math.Clamp(row[j], float.MinValue, float.MaxValue) - _centres[j]);
            }

            to[width] = _intercepts[i % OutputCount];
        }
    }

    /// <inheritdoc/>
    public void WriteTo(Utf8JsonWriter writer) => LinearModelJson.Write(writer, this);

    private void Sum(ReadOnlySpan<float> row, Span<double> sums)
    {
        for (int k = 0; k < sums.Length; k++)
        {
            ReadOnlySpan<double> weights = _weights.AsSpan(k * row.Length, row.Length);
            double sum = _intercepts[k];
            for (int j = 0; j < row.Length; j++)
            {
                if (!float.IsNaN(row[j]))
                {
                    sum += weights[j] * (Math.Clamp(row[j], float.MinValue, float.MaxValue) - _centres[j]);
                }
            }

            sums[k] = sum;
        }
    }
}
