using Mainspring.Statistics.Metrics;

namespace Mainspring.Statistics.Tests.Metrics;

public sealed class ThresholdTests
{
    [Fact]
    public void The_threshold_with_the_highest_f1_lies_between_the_scores_that_it_parts() =>
        // Cuts at 0.9, 0.6, 0.4, 0.1 give F1 of 2/3, 1, 4/5, 2/3.
        Threshold.MaximizingF1([1, 1, 0, 0], [0.9f, 0.6f, 0.4f, 0.1f]).ShouldBe(0.5, 1e-7);

    [Fact]
    public void Of_equal_f1_the_highest_threshold_is_taken() =>
        // Cuts at 0.9 and 0.2 both give 2/3.
        Threshold.MaximizingF1([1, 0, 1, 0], [0.9f, 0.8f, 0.2f, 0.1f]).ShouldBe(0.15, 1e-7);

    [Fact]
    public void Where_all_are_best_called_positive_it_is_the_lowest_score() =>
        Threshold.MaximizingF1([1, 1], [0.9f, 0.6f]).ShouldBe(0.6f);

    [Fact]
    public void Without_positives_it_is_one_half() =>
        Threshold.MaximizingF1([0, 0], [0.9f, 0.6f]).ShouldBe(0.5);

    [Fact]
    public void No_other_threshold_has_a_higher_f1()
    {
        var random = new Random(3);
        float[] truth = [.. Enumerable.Range(0, 200).Select(_ => (float)random.Next(2))];
        float[] scores = [.. truth.Select(y => (float)Math.Round((random.NextDouble() + (0.4 * y)) / 1.4, 2))];
        double best = BinaryMetrics.Compute(truth, scores, Threshold.MaximizingF1(truth, scores)).F1;
        for (double threshold = 0; threshold <= 1; threshold += 0.005)
        {
            BinaryMetrics.Compute(truth, scores, threshold).F1.ShouldBeLessThanOrEqualTo(best);
        }
    }

    [Fact]
    public void What_calls_bring_decides_where_no_metric_does()
    {
        // Calling the best two brings 80 − 10; calling four brings 160 − 20; calling all five brings 160 − 30.
        double at = Threshold.Maximizing([1, 0, 0, 1, 0], [0.9f, 0.8f, 0.7f, 0.6f, 0.1f], calls => (80.0 * calls.TruePositives) - (10.0 * calls.FalsePositives));

        at.ShouldBe(0.35, 1e-6);
    }

    [Fact]
    public void A_threshold_that_is_out_of_the_question_is_never_taken() =>
        Threshold.Maximizing([1, 0, 1, 0], [0.9f, 0.8f, 0.2f, 0.1f], calls => calls.Precision < 1 ? double.NaN : calls.Recall).ShouldBe(0.85, 1e-6);
}
