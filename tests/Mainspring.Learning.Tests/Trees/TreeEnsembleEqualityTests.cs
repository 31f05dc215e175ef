using Mainspring.Learning.Tests.Training;
using Mainspring.Learning.Tests.XGBoost;
using Mainspring.Learning.Training;
using Mainspring.Learning.Trees;
using Mainspring.Learning.XGBoost;

namespace Mainspring.Learning.Tests.Trees;

public sealed class TreeEnsembleEqualityTests
{
    private static readonly float[] Oddities =
        [float.NaN, float.PositiveInfinity, float.NegativeInfinity, float.Epsilon, -float.Epsilon, 1e-40f, -0f, 0f, float.MaxValue, float.MinValue, 0.5f, 36f];

    [Theory]
    [InlineData(TaskKind.BinaryClassification, 1, 0.3)]
    [InlineData(TaskKind.BinaryClassification, 2, 0.5)]
    [InlineData(TaskKind.BinaryClassification, 3, 0.9)]
    [InlineData(TaskKind.MulticlassClassification, 4, 0.5)]
    [InlineData(TaskKind.MulticlassClassification, 5, 0.5)]
    [InlineData(TaskKind.Regression, 6, 0.5)]
    [InlineData(TaskKind.Regression, 7, -1234.567)]
    public void Outputs_equal_those_of_XGBoost_bit_for_bit(TaskKind task, int seed, double baseScore)
    {
        TrainingInput input = SampleRows.Input(task, seed: seed);
        using Booster booster = SampleBooster.Fit(input, depth: 6, rounds: 37, baseScore);
        TreeEnsemble ours = GradientBoostingTrainer.Ensemble(booster.Model(), task);

        float[] rows = OddRows(input.Features.Columns, seed);
        int count = rows.Length / input.Features.Columns;
        float[] outputs = new float[count * ours.OutputCount];
        float[] margins = new float[outputs.Length];
        ours.Predict(rows, count, outputs);
        ours.SumMargins(rows, count, margins);

        Bits(margins).ShouldBe(Bits(XGBoostReference.Predict(booster, rows, count, margin: true)));
        Bits(outputs).ShouldBe(Bits(XGBoostReference.Predict(booster, rows, count, margin: false)));
    }

    private static float[] OddRows(int columns, int seed)
    {
        float[] rows = SampleRows.Features(2003, columns, seed + 100).Values;
        var random = new Random(seed);
        for (int i = 0; i < rows.Length; i += random.Next(1, 6))
        {
            rows[i] = Oddities[random.Next(Oddities.Length)];
        }

        return rows;
    }

    private static int[] Bits(float[] values) => Array.ConvertAll(values, BitConverter.SingleToInt32Bits);
}
