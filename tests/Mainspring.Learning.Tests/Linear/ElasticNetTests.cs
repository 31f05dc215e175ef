using Mainspring.Learning.Linear;
using Mainspring.Learning.Tests.Training;
using Mainspring.Learning.Training;

namespace Mainspring.Learning.Tests.Linear;

public sealed class ElasticNetTests
{
    [Theory]
    [InlineData(TaskKind.Regression, "linear_regression")]
    [InlineData(TaskKind.BinaryClassification, "logistic_regression")]
    [InlineData(TaskKind.MulticlassClassification, "logistic_regression")]
    public void The_whole_penalty_leaves_no_weight_and_less_of_it_leaves_those_that_matter(TaskKind task, string algorithm)
    {
        TrainingInput input = SampleRows.Input(task);

        Weights(algorithm, input, l1: 1).ShouldAllBe(weight => Math.Abs(weight) < 1e-12);
        Weights(algorithm, input, l1: 0.3).Count(weight => weight != 0).ShouldBeInRange(1, Weights(algorithm, input, l1: 0).Length - 1);
        Weights(algorithm, input, l1: 0.98).Count(weight => weight != 0).ShouldBeInRange(1, 3);
    }

    [Fact]
    public void The_lasso_of_one_feature_shrinks_by_the_penalty()
    {
        // By hand: the slope of a standardised feature is its correlation with the target in the target's unit, less the penalty, which is a share of that slope.
        float[] x = [-2, -1, 0, 1, 2], y = [-4, -2, 0, 2, 4];
        var input = new TrainingInput { Features = new(x, 5, 1, ["x"]), Target = y, Task = TaskKind.Regression, Parameters = HyperParameters.None.With("l2", 0).With("l1", 0.25) };

        ((LinearModel)Trainers.ByName("linear_regression").Train(input).Predictor).Weights[0].ShouldBe(2 * 0.75, 1e-5);
    }

    [Fact]
    public void A_small_penalty_comes_close_to_none()
    {
        TrainingInput input = SampleRows.Input(TaskKind.Regression);
        double[] without = Weights("linear_regression", input, 0), little = Weights("linear_regression", input, 1e-6);

        little.Zip(without, (a, b) => Math.Abs(a - b)).Max().ShouldBeLessThan(1e-2 * without.Max(Math.Abs));
    }

    private static double[] Weights(string algorithm, TrainingInput input, double l1) =>
        ((LinearModel)Trainers.ByName(algorithm).Train(input with { Parameters = HyperParameters.None.With("l1", l1) }).Predictor).Weights.ToArray();
}
