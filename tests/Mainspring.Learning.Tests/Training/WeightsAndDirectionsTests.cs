using Mainspring.Learning.Training;

namespace Mainspring.Learning.Tests.Training;

public sealed class WeightsAndDirectionsTests
{
    [Fact]
    public void Balanced_classes_weigh_the_same_in_total_and_rows_one_on_average()
    {
        // scikit-learn's compute_sample_weight("balanced", [0, 0, 0, 1]) gives 2/3 three times and 2.
        float[] weights = ClassWeights.Balanced([0, 0, 0, 1], 2);
        weights.ShouldBe([2 / 3f, 2 / 3f, 2 / 3f, 2], 1e-6);
        weights.Average().ShouldBe(1, 1e-6);
    }

    [Theory]
    [InlineData("gradient_boosting")]
    [InlineData("random_forest")]
    [InlineData("decision_tree")]
    [InlineData("logistic_regression")]
    public void A_weight_of_two_is_a_row_twice(string algorithm)
    {
        TrainingInput input = SampleRows.Input(TaskKind.BinaryClassification, rows: 300, missing: 0);
        float[] weights = [.. input.Target.Select(value => value == 1 ? 2f : 1f)];
        int[] twice = [.. Enumerable.Range(0, 300).SelectMany(row => input.Target[row] == 1 ? new[] { row, row } : [row])];
        HyperParameters everything = algorithm is "logistic_regression" ? HyperParameters.None.With("l2", 1e-3) : algorithm is "decision_tree" ? HyperParameters.None : HyperParameters.None.With("trees", 12).With("subsample", 1).With("colsample", 1).With("bins", 1000);

        float[] weighted = Outputs(algorithm, input with { Weights = weights, Parameters = everything }, input.Features);
        float[] repeated = Outputs(algorithm, input.Take(twice) with { Parameters = everything }, input.Features);

        weighted.Zip(repeated, (a, b) => Math.Abs(a - b)).Average().ShouldBeLessThan(0.01f);
    }

    [Theory]
    [InlineData("gradient_boosting", 1)]
    [InlineData("gradient_boosting", -1)]
    [InlineData("random_forest", 1)]
    [InlineData("decision_tree", -1)]
    public void A_direction_is_kept_everywhere(string algorithm, int direction)
    {
        TrainingInput input = SampleRows.Input(TaskKind.Regression, rows: 500, missing: 0);
        var predictor = Trainers.ByName(algorithm).Train(input with { Monotone = [direction, 0, 0, 0, 0, 0, 0] }).Predictor;
        var random = new Random(3);
        for (int n = 0; n < 200; n++)
        {
            float[] row = [.. Enumerable.Range(0, 7).Select(_ => (float)(random.NextDouble() * 80))];
            float[] higher = [row[0] + (float)(random.NextDouble() * 40), .. row[1..]];
            float[] outputs = new float[2];
            predictor.Predict([.. row, .. higher], 2, outputs);
            (direction * (outputs[1] - outputs[0])).ShouldBeGreaterThanOrEqualTo(0);
        }
    }

    [Fact]
    public void Early_stopping_takes_fewer_trees_of_noise_and_reports_them()
    {
        TrainingInput input = SampleRows.Input(TaskKind.BinaryClassification, rows: 400);
        new Random(5).Shuffle(input.Target);
        TrainedPredictor stopped = Trainers.ByName("gradient_boosting").Train(input with { Parameters = HyperParameters.None.With("trees", 500).With("early_stopping", 10) });

        Dictionary<string, string> used = stopped.Parameters.ToDictionary();
        int.Parse(used["trees"], System.Globalization.CultureInfo.InvariantCulture).ShouldBeInRange(1, 100);
        used["early_stopping"].ShouldBe("0");
        Outputs("gradient_boosting", input with { Parameters = stopped.Parameters }, input.Features).ShouldBe(Predicted(stopped, input.Features));
    }

    private static float[] Outputs(string algorithm, TrainingInput input, FeatureMatrix rows) => Predicted(Trainers.ByName(algorithm).Train(input), rows);

    private static float[] Predicted(TrainedPredictor trained, FeatureMatrix rows)
    {
        float[] outputs = new float[rows.Rows];
        trained.Predictor.Predict(rows.Values, rows.Rows, outputs);
        return outputs;
    }
}
