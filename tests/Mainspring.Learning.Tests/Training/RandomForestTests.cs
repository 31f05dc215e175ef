using Mainspring.Learning.Training;
using Mainspring.Learning.Trees;

namespace Mainspring.Learning.Tests.Training;

public sealed class RandomForestTests() : TrainerContract("random_forest", TaskKind.BinaryClassification, TaskKind.MulticlassClassification, TaskKind.Regression)
{
    [Fact]
    public void Leaves_hold_shares_and_the_forest_averages_them()
    {
        // 1 of 4 positive where x = 0, 3 of 4 where x = 1. Every tree sees all rows and splits on x, so that all leaves hold those very shares;
        // an average of log odds under a logistic link would not keep them.
        float[] x = [.. Enumerable.Range(0, 80).Select(i => i < 40 ? 0f : 1f)];
        float[] y = [.. Enumerable.Range(0, 80).Select(i => i < 10 || i >= 50 ? 1f : 0f)];
        var forest = (TreeEnsemble)Trainers.ByName("random_forest").Train(new()
        {
            Features = new(x, y.Length, 1, ["x"]),
            Target = y,
            Task = TaskKind.BinaryClassification,
            Parameters = HyperParameters.None.With("trees", 25).With("subsample", 1).With("l2", 0),
        }).Predictor;
        forest.TreeCount.ShouldBe(25);
        float[] outputs = new float[2];
        forest.Predict([0, 1], 2, outputs);
        outputs.ShouldBe([0.25f, 0.75f], 1e-5);
    }

    [Fact]
    public void Groups_of_trees_differ_from_each_other()
    {
        TrainingInput input = SampleRows.Input(TaskKind.BinaryClassification);
        float[] Outputs(int trees)
        {
            var forest = Trainers.ByName("random_forest").Train(input with { Parameters = HyperParameters.None.With("trees", trees) }).Predictor;
            float[] outputs = new float[input.Features.Rows];
            forest.Predict(input.Features.Values, input.Features.Rows, outputs);
            return outputs;
        }

        Outputs(20).ShouldNotBe(Outputs(10));
    }
}
