using Mainspring.Learning.Forests;
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

    [Theory]
    [InlineData("random_forest")]
    [InlineData("decision_tree")]
    public void That_a_value_is_missing_tells_as_much_as_a_value(string algorithm)
    {
        float[] x = [.. Enumerable.Range(0, 300).Select(i => i % 3 == 0 ? float.NaN : i % 7)];
        float[] y = [.. x.Select(value => float.IsNaN(value) ? 5f : 1f)];
        var predictor = Trainers.ByName(algorithm).Train(new() { Features = new(x, x.Length, 1, ["x"]), Target = y, Task = TaskKind.Regression }).Predictor;

        float[] outputs = new float[4];
        predictor.Predict([float.NaN, 0, 6, 1e30f], 4, outputs);
        outputs.ShouldBe([5, 1, 1, 1], 1e-4);
    }

    [Fact]
    public void Bins_hold_about_as_many_rows_each_and_cuts_part_values_where_they_are_few()
    {
        var random = new Random(3);
        float[] many = [.. Enumerable.Range(0, 1000).Select(_ => random.NextSingle() * random.NextSingle())];
        BinnedColumn binned = BinnedColumn.Of(many, 0, 1, 20);
        BinnedColumn few = BinnedColumn.Of([3, 1, float.NaN, 3, float.PositiveInfinity, 1], 0, 1, 20);

        binned.Count.ShouldBe(20);
        binned.Bins.CountBy(bin => bin).ShouldAllBe(bin => bin.Value >= 49 && bin.Value <= 51);
        few.Bins.ShouldBe(new ushort[] { 1, 0, 3, 1, 2, 0 });
        few.CutAfter(0).ShouldBe(2);
    }
}
