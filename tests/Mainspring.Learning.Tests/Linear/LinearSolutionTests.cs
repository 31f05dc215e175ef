using Mainspring.Learning.Linear;
using Mainspring.Learning.Tests.Training;
using Mainspring.Learning.Training;

namespace Mainspring.Learning.Tests.Linear;

public sealed class LinearSolutionTests
{
    [Fact]
    public void Without_penalty_a_binary_feature_gets_the_log_odds_ratio()
    {
        // 10 of 40 positive where x = 0, 30 of 40 where x = 1: the saturated model reproduces 1/4 and 3/4.
        float[] x = [.. Enumerable.Range(0, 80).Select(i => i < 40 ? 0f : 1f)];
        float[] y = [.. Enumerable.Range(0, 80).Select(i => i < 10 || i >= 50 ? 1f : 0f)];
        LinearModel model = Train("logistic_regression", x, y, 1, TaskKind.BinaryClassification, 2, l2: 0);
        model.Weights[0].ShouldBe(Math.Log(9), 1e-5);
        Predict(model, [0, 1]).ShouldBe([0.25f, 0.75f], 1e-5);
    }

    [Fact]
    public void Without_penalty_several_classes_get_their_shares()
    {
        // Classes 0, 1, 2 with shares 1/2, 1/4, 1/4 where x = 0 and 1/4, 1/4, 1/2 where x = 1.
        float[] x = [0, 0, 0, 0, 1, 1, 1, 1];
        float[] y = [0, 0, 1, 2, 0, 1, 2, 2];
        LinearModel model = Train("logistic_regression", x, y, 1, TaskKind.MulticlassClassification, 3, l2: 0);
        Predict(model, [0, 1]).ShouldBe([0.5f, 0.25f, 0.25f, 0.25f, 0.25f, 0.5f], 1e-5);
    }

    [Fact]
    public void The_penalized_gradient_vanishes_at_the_solution()
    {
        TrainingInput input = SampleRows.Input(TaskKind.BinaryClassification, rows: 700);
        var model = (LinearModel)Trainers.ByName("logistic_regression").Train(input with { Parameters = HyperParameters.None.With("l2", 3) }).Predictor;
        var rows = new StandardizedRows(input.Features);
        float[] outputs = Predict(model, input.Features.Values);
        for (int j = 0; j < rows.Columns; j++)
        {
            double gradient = 3 * model.Weights[j] * rows.Deviations[j];
            for (int row = 0; row < rows.Rows; row++)
            {
                gradient += (outputs[row] - input.Target[row]) * rows.Row(row)[j];
            }

            gradient.ShouldBe(0, 1e-3);
        }
    }

    [Fact]
    public void One_hot_columns_that_add_up_to_one_share_the_weight()
    {
        float[] x = [1, 0, 0, 1, 1, 0, 0, 1, 1, 0, 0, 1];
        float[] y = [1, 0, 1, 0, 0, 1];
        LinearModel model = Train("logistic_regression", x, y, 2, TaskKind.BinaryClassification, 2, l2: 1);
        model.Weights[0].ShouldBe(-model.Weights[1], 1e-6);
    }

    [Fact]
    public void A_line_is_found_exactly()
    {
        float[] x = [1, 2, 3, 4], y = [5, 7, 9, 11];
        LinearModel model = Train("linear_regression", x, y, 1, TaskKind.Regression, 0, l2: 0);
        model.Weights[0].ShouldBe(2, 1e-6);
        Predict(model, [0, 10]).ShouldBe([3, 23], 1e-4);
    }

    [Fact]
    public void The_penalty_shrinks_as_the_closed_form_says()
    {
        // Standardised x has Σz² = n = 4; w = Σzy / (4 + l2), so l2 = 4 halves the slope around the means.
        float[] x = [1, 2, 3, 4], y = [5, 7, 9, 11];
        LinearModel model = Train("linear_regression", x, y, 1, TaskKind.Regression, 0, l2: 4);
        model.Weights[0].ShouldBe(1, 1e-6);
        Predict(model, [2.5f])[0].ShouldBe(8, 1e-5);
    }

    [Fact]
    public void Doubled_and_constant_columns_without_penalty_are_solved()
    {
        float[] x = [1, 1, 7, 2, 2, 7, 3, 3, 7, 4, 4, 7], y = [5, 7, 9, 11];
        LinearModel model = Train("linear_regression", x, y, 3, TaskKind.Regression, 0, l2: 0);
        (model.Weights[0] + model.Weights[1]).ShouldBe(2, 1e-5);
        model.Weights[2].ShouldBe(0);
        Predict(model, [2.5f, 2.5f, 7])[0].ShouldBe(8, 1e-4);
    }

    [Fact]
    public void Many_columns_are_solved_by_steps_to_the_same_weights()
    {
        // 2,001 columns are past the direct solution; all but two are constant.
        const int Columns = 2001, Rows = 40;
        var random = new Random(5);
        float[] wide = new float[Rows * Columns], narrow = new float[Rows * 2], y = new float[Rows];
        for (int row = 0; row < Rows; row++)
        {
            for (int j = 0; j < 2; j++)
            {
                wide[(row * Columns) + j] = narrow[(row * 2) + j] = random.Next(100);
            }

            y[row] = 1000 + (3 * narrow[row * 2]) - (2 * narrow[(row * 2) + 1]) + random.Next(10);
        }

        LinearModel stepped = Train("linear_regression", wide, y, Columns, TaskKind.Regression, 0, l2: 1);
        LinearModel direct = Train("linear_regression", narrow, y, 2, TaskKind.Regression, 0, l2: 1);
        stepped.Weights[0].ShouldBe(direct.Weights[0], 1e-5);
        stepped.Weights[1].ShouldBe(direct.Weights[1], 1e-5);
    }

    private static LinearModel Train(string algorithm, float[] x, float[] y, int columns, TaskKind task, int classes, double l2) =>
        (LinearModel)Trainers.ByName(algorithm).Train(new()
        {
            Features = new(x, y.Length, columns, [.. Enumerable.Range(0, columns).Select(i => $"x{i}")]),
            Target = y,
            Task = task,
            ClassCount = classes,
            Parameters = HyperParameters.None.With("l2", l2),
        }).Predictor;

    private static float[] Predict(LinearModel model, float[] rows)
    {
        float[] outputs = new float[rows.Length / model.FeatureCount * model.OutputCount];
        model.Predict(rows, rows.Length / model.FeatureCount, outputs);
        return outputs;
    }
}
