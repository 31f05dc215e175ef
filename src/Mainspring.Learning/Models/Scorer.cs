using System.Buffers;
using Mainspring.Learning.Features;
using Mainspring.Learning.Scoring;

namespace Mainspring.Learning.Models;

/// <summary>Scores rows of cells: encode, predict, shape. A row gives the same bits alone as in a batch. Safe for several threads.</summary>
public sealed class Scorer(Model model)
{
    private readonly FeaturePlan _plan = model.Plan;
    private readonly IPredictor _predictor = model.Predictor;
    private readonly ModelTarget _target = model.Target;

    /// <summary>The model.</summary>
    public Model Model => model;

    /// <summary>Cells a row.</summary>
    public int CellCount { get; } = model.Plan.Inputs.Cells.Count;

    /// <summary>Outputs a row: 1, or one probability a class for several classes, or a number with the ends of its interval.</summary>
    public int OutputCount { get; } = model.Interval is null ? model.Predictor.OutputCount : 3;

    /// <summary>Scores rows. Allocates nothing once its buffers are in the pool.</summary>
    /// <param name="cells">Row-major, rows × <see cref="CellCount"/>.</param>
    /// <param name="rows">The number of rows.</param>
    /// <param name="outputs">Room for rows × <see cref="OutputCount"/>.</param>
    public void Score(ReadOnlySpan<double> cells, int rows, Span<float> outputs)
    {
        int width = _plan.Width;
        int cellCount = CellCount;
        float[] features = ArrayPool<float>.Shared.Rent(rows * width);
        try
        {
            for (int row = 0; row < rows; row++)
            {
                _plan.Encode(cells.Slice(row * cellCount, cellCount), features.AsSpan(row * width, width));
            }

            _predictor.Predict(features.AsSpan(0, rows * width), rows, outputs);
            model.Interval?.Spread(features.AsSpan(0, rows * width), rows, outputs);
        }
        finally
        {
            ArrayPool<float>.Shared.Return(features);
        }
    }

    /// <summary>What the outputs of one row come to. Of several equally probable classes the first is predicted.</summary>
    public Outcome Shape(ReadOnlySpan<float> outputs)
    {
        switch (_target.Task)
        {
            case TaskKind.Regression:
                return new(-1, outputs[0]);
            case TaskKind.BinaryClassification:
                return new(outputs[0] >= _target.Threshold ? 1 : 0, outputs[0]);
            default:
                int best = 0;
                for (int i = 1; i < OutputCount; i++)
                {
                    best = outputs[i] > outputs[best] ? i : best;
                }

                return new(best, outputs[best]);
        }
    }

    /// <summary>The probability of a class by the outputs of one row.</summary>
    public float ProbabilityOf(int classIndex, ReadOnlySpan<float> outputs) =>
        _target.Task == TaskKind.BinaryClassification ? classIndex == 1 ? outputs[0] : 1 - outputs[0] : outputs[classIndex];
}
