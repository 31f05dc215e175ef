using Mainspring.Learning.Scoring;
using Mainspring.Learning.Training;

namespace Mainspring.Learning.Tests.Training;

public sealed class BaselineTests
{
    [Theory]
    [InlineData(TaskKind.BinaryClassification, new float[] { 0, 1, 1, 0, 1 }, new[] { 0.6f })]
    [InlineData(TaskKind.MulticlassClassification, new float[] { 0, 2, 2, 1, 2 }, new[] { 0.2f, 0.2f, 0.6f })]
    [InlineData(TaskKind.Regression, new float[] { 1, 2, 3, 4, 10 }, new[] { 4f })]
    public void It_predicts_shares_or_the_mean_whatever_the_row(TaskKind task, float[] target, float[] expected)
    {
        IPredictor predictor = Trainers.ByName("baseline").Train(new()
        {
            Features = SampleRows.Features(target.Length, 3, 1),
            Target = target,
            Task = task,
            ClassCount = 3,
        }).Predictor;

        float[] outputs = new float[expected.Length];
        predictor.Predict([7, float.NaN, -1], 1, outputs);
        outputs.ShouldBe(expected, 1e-6);
        double[] contributions = new double[expected.Length * 4];
        predictor.Explain([7, float.NaN, -1], 1, contributions);
        contributions[..3].ShouldBe([0, 0, 0]);
    }
}
