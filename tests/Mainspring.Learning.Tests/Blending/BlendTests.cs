using System.Text.Json;
using Mainspring.Learning.Blending;
using Mainspring.Learning.Linear;
using Mainspring.Learning.Scoring;
using Mainspring.Learning.Tests.Training;
using Mainspring.Learning.Training;

namespace Mainspring.Learning.Tests.Blending;

public sealed class BlendTests
{
    [Fact]
    public void Outputs_are_the_weighted_mean_and_the_json_reads_back_to_the_same_bits()
    {
        TrainingInput input = SampleRows.Input(TaskKind.BinaryClassification);
        BlendPredictor blend = Blend(input);
        float[] first = Outputs(blend.Members[0], input.Features), second = Outputs(blend.Members[1], input.Features), all = Outputs(blend, input.Features);
        byte[] json = Json(blend);
        var reader = new Utf8JsonReader(json);

        all.ShouldBe(first.Zip(second, (a, b) => (float)((0.3 * a) + (0.7 * b))));
        Outputs(Predictor.Read(ref reader), input.Features).ShouldBe(all);
        for (int length = 0; length < json.Length; length += 997)
        {
            byte[] cut = json[..length];
            _ = Should.Throw<PredictorFormatException>(() => Read(cut));
        }
    }

    [Theory]
    [InlineData(TaskKind.BinaryClassification, "logistic_regression")]
    [InlineData(TaskKind.MulticlassClassification, "logistic_regression")]
    [InlineData(TaskKind.Regression, "linear_regression")]
    public void Contributions_add_up_to_the_output(TaskKind task, string linear)
    {
        TrainingInput input = SampleRows.Input(task);
        var blend = new BlendPredictor([.. new[] { linear, "random_forest", "gradient_boosting" }.Select(name => Trainers.ByName(name).Train(input).Predictor)], [0.2, 0.3, 0.5]);
        float[] outputs = Outputs(blend, input.Features);
        int width = input.Features.Columns + 1;
        double[] contributions = new double[outputs.Length * width];

        blend.Explain(input.Features.Values, input.Features.Rows, contributions);

        for (int i = 0; i < outputs.Length; i++)
        {
            contributions.AsSpan(i * width, width).ToArray().Sum().ShouldBe(outputs[i], 1e-4 * Math.Max(1, Math.Abs(outputs[i])));
        }
    }

    [Fact]
    public void Shares_of_classes_follow_the_feature_that_moves_them_and_no_other()
    {
        // Only the second of three features has weight, towards the first class and away from the third.
        var linear = new LinearModel(LinkFunction.Softmax, [0, 0, 0], [0, 0, 0], [0, 2, 0, 0, 0, 0, 0, -2, 0]);
        double[] contributions = new double[12];

        new BlendPredictor([linear], [1]).Explain([5, 1.5f, -5], 1, contributions);

        double total = Math.Exp(3) + 1 + Math.Exp(-3);
        double[][] classes = [contributions[..4], contributions[4..8], contributions[8..]];
        classes.Select(own => own[1]).ShouldBe([(Math.Exp(3) / total) - (1.0 / 3), (1 / total) - (1.0 / 3), (Math.Exp(-3) / total) - (1.0 / 3)], 1e-9);
        classes.ShouldAllBe(own => own[0] == 0 && own[2] == 0 && Math.Abs(own[3] - (1.0 / 3)) < 1e-9);
    }

    [Fact]
    public void Members_that_do_not_go_together_are_refused()
    {
        IPredictor one = Trainers.ByName("decision_tree").Train(SampleRows.Input(TaskKind.BinaryClassification)).Predictor;

        Should.Throw<PredictorFormatException>(() => new BlendPredictor([one], [0.9]));
        Should.Throw<PredictorFormatException>(() => new BlendPredictor([one, one], [1.5, -0.5]));
        Should.Throw<PredictorFormatException>(() => new BlendPredictor([new BlendPredictor([one], [1])], [1]));
    }

    [Fact]
    public void The_stack_trusts_the_member_that_knows_and_leaves_out_what_guesses()
    {
        var random = new Random(3);
        float[] truth = [.. Enumerable.Range(0, 2000).Select(_ => random.NextSingle() * 10)];
        float[] good = [.. truth.Select(value => value + random.NextSingle() - 0.5f)];
        float[] other = [.. truth.Select(value => value + random.NextSingle() - 0.5f)];
        float[] guess = [.. truth.Select(_ => random.NextSingle() * 10)];

        double[] weights = StackWeights.Fit([good, guess, other], truth, TaskKind.Regression);

        weights.Sum().ShouldBe(1, 1e-12);
        weights[0].ShouldBe(0.5, 0.05);
        weights[1].ShouldBe(0);
    }

    [Fact]
    public void The_stack_of_probabilities_has_no_more_loss_than_its_best_member()
    {
        var random = new Random(4);
        double[] chance = [.. Enumerable.Range(0, 3000).Select(_ => random.NextDouble())];
        float[] truth = [.. chance.Select(p => random.NextDouble() < p ? 1f : 0f)];
        float[][] members = [[.. chance.Select(p => (float)Math.Clamp(p + (0.3 * (random.NextDouble() - 0.5)), 0.01, 0.99))], [.. chance.Select(p => (float)Math.Clamp(p + (0.3 * (random.NextDouble() - 0.5)), 0.01, 0.99))]];

        double[] weights = StackWeights.Fit(members, truth, TaskKind.BinaryClassification);
        float[] blended = [.. members[0].Zip(members[1], (a, b) => (float)((weights[0] * a) + (weights[1] * b)))];

        LogLoss(truth, blended).ShouldBeLessThan(Math.Min(LogLoss(truth, members[0]), LogLoss(truth, members[1])));
    }

    private static double LogLoss(float[] truth, float[] p) => truth.Zip(p, (t, q) => -Math.Log(t == 1 ? q : 1 - q)).Average();

    private static BlendPredictor Blend(TrainingInput input) =>
        new([Trainers.ByName("logistic_regression").Train(input).Predictor, Trainers.ByName("gradient_boosting").Train(input).Predictor], [0.3, 0.7]);

    private static float[] Outputs(IPredictor predictor, FeatureMatrix features)
    {
        float[] outputs = new float[features.Rows * predictor.OutputCount];
        predictor.Predict(features.Values, features.Rows, outputs);
        return outputs;
    }

    private static byte[] Json(IPredictor predictor)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream))
        {
            predictor.WriteTo(writer);
        }

        return stream.ToArray();
    }

    private static IPredictor Read(byte[] json)
    {
        var reader = new Utf8JsonReader(json);
        return Predictor.Read(ref reader);
    }
}
