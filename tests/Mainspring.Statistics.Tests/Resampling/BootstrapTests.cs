using Mainspring.Statistics.Metrics;
using Mainspring.Statistics.Resampling;

namespace Mainspring.Statistics.Tests.Resampling;

public sealed class BootstrapTests
{
    [Fact]
    public void Counted_rows_measure_as_the_rows_repeated()
    {
        var random = new Random(4);
        for (int n = 0; n < 30; n++)
        {
            (float[] truth, float[] scores) = Binary(60, random.Next());
            int[] counts = [.. truth.Select(_ => random.Next(0, 4))];
            int[] rows = [.. Enumerable.Range(0, 60).SelectMany(row => Enumerable.Repeat(row, counts[row]))];
            float[] repeatedTruth = [.. rows.Select(row => truth[row])], repeatedScores = [.. rows.Select(row => scores[row])];

            Agree(new BinarySample(truth, scores, 0.4), counts, BinaryMetrics.Compute(repeatedTruth, repeatedScores, 0.4).ToDictionary());
            Agree(new RegressionSample(truth, scores), counts, RegressionMetrics.Compute(repeatedTruth, repeatedScores).ToDictionary());
        }
    }

    [Fact]
    public void Counted_rows_of_several_classes_measure_as_the_rows_repeated()
    {
        var random = new Random(4);
        float[] truth = [.. Enumerable.Range(0, 50).Select(_ => (float)random.Next(3))];
        float[] scores = [.. truth.SelectMany(_ => { double a = random.NextDouble(), b = random.NextDouble() * (1 - a); return new[] { (float)a, (float)b, (float)(1 - a - b) }; })];
        int[] counts = [.. truth.Select(_ => random.Next(0, 4))];
        int[] rows = [.. Enumerable.Range(0, 50).SelectMany(row => Enumerable.Repeat(row, counts[row]))];

        Agree(
            new MulticlassSample(truth, scores, 3),
            counts,
            MulticlassMetrics.Compute([.. rows.Select(row => truth[row])], [.. rows.SelectMany(row => scores[(row * 3)..((row + 1) * 3)])], 3).ToDictionary());
    }

    [Fact]
    public void The_same_seed_draws_the_same_interval_around_the_value()
    {
        (float[] truth, float[] scores) = Binary(500, 1);
        var sample = new BinarySample(truth, scores);
        MetricInterval first = Bootstrap.Intervals(sample, 300, 7)["roc_auc"];

        Bootstrap.Intervals(sample, 300, 7)["roc_auc"].ShouldBe(first);
        first.Low.ShouldBeLessThan(first.Value);
        first.High.ShouldBeGreaterThan(first.Value);
        first.Value.ShouldBe(BinaryMetrics.Compute(truth, scores).RocAuc, 1e-12);
    }

    [Fact]
    public void Intervals_of_accuracy_are_as_wide_as_the_binomial_says()
    {
        (float[] truth, float[] scores) = Binary(2000, 2);
        MetricInterval accuracy = Bootstrap.Intervals(new BinarySample(truth, scores), 1000, 1)["accuracy"];

        double expected = 2 * 1.959964 * Math.Sqrt(accuracy.Value * (1 - accuracy.Value) / 2000);
        (accuracy.High - accuracy.Low).ShouldBe(expected, 0.15 * expected);
    }

    [Fact]
    public void Pairs_tell_two_models_apart_where_intervals_of_each_overlap()
    {
        (float[] truth, float[] scores) = Binary(800, 3);
        float[] worse = [.. scores.Select((score, i) => i % 40 == 0 ? 1 - score : score)];
        MetricInterval better = Bootstrap.Intervals(new BinarySample(truth, scores), 400, 1)["roc_auc"];
        MetricInterval other = Bootstrap.Intervals(new BinarySample(truth, worse), 400, 1)["roc_auc"];
        MetricInterval difference = Bootstrap.Differences(new BinarySample(truth, scores), new BinarySample(truth, worse), 400, 1)["roc_auc"];

        other.High.ShouldBeGreaterThan(better.Low);
        difference.Low.ShouldBeGreaterThan(0);
        Bootstrap.Differences(new BinarySample(truth, scores), new BinarySample(truth, scores), 100, 1)["roc_auc"].ShouldBe(new(0, 0, 0));
    }

    private static void Agree(MetricSample sample, int[] counts, IReadOnlyDictionary<string, double> expected)
    {
        double[] values = new double[sample.Names.Count];
        sample.Measure(counts, values);
        for (int i = 0; i < values.Length; i++)
        {
            values[i].ShouldBe(expected[sample.Names[i]], 1e-9, sample.Names[i]);
        }
    }

    private static (float[] Truth, float[] Scores) Binary(int rows, int seed)
    {
        var random = new Random(seed);
        float[] truth = [.. Enumerable.Range(0, rows).Select(_ => (float)random.Next(2))];
        return (truth, [.. truth.Select(value => (float)Math.Round(Math.Clamp((0.3 * value) + (random.NextDouble() * 0.7), 0, 1), 2))]);
    }
}
