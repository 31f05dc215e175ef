using Mainspring.Statistics.Metrics;

namespace Mainspring.Statistics.Tests.Metrics;

public sealed class BinaryMetricsTests
{
    // The example of scikit-learn's roc_auc_score and average_precision_score documentation.
    private static readonly float[] Truth = [0, 0, 1, 1];
    private static readonly float[] Scores = [0.1f, 0.4f, 0.35f, 0.8f];

    [Fact]
    public void The_areas_agree_with_scikit_learns_documentation()
    {
        var metrics = BinaryMetrics.Compute(Truth, Scores);
        metrics.RocAuc.ShouldBe(0.75);
        metrics.AveragePrecision.ShouldBe(0.8333333333333333, 1e-15);
    }

    [Fact]
    public void Log_loss_agrees_with_scikit_learns_documentation() =>
        // log_loss(["spam", "ham", "ham", "spam"], [[.1, .9], [.9, .1], [.8, .2], [.35, .65]]) = 0.21616...
        BinaryMetrics.Compute([1, 0, 0, 1], [0.9f, 0.1f, 0.2f, 0.65f]).LogLoss.ShouldBe(0.21616187468057912, 1e-7);

    [Fact]
    public void Brier_agrees_with_scikit_learns_documentation() =>
        // brier_score_loss([0, 1, 1, 0], [0.1, 0.9, 0.8, 0.3]) = 0.0375
        BinaryMetrics.Compute([0, 1, 1, 0], [0.1f, 0.9f, 0.8f, 0.3f]).Brier.ShouldBe(0.0375, 1e-8);

    [Fact]
    public void Mcc_agrees_with_scikit_learns_documentation() =>
        // matthews_corrcoef([+1, +1, +1, -1], [+1, -1, +1, +1]) = -0.33...
        BinaryMetrics.Compute([1, 1, 1, 0], [1, 0, 1, 1]).Mcc.ShouldBe(-1.0 / 3, 1e-12);

    [Fact]
    public void Counts_at_a_threshold_give_precision_recall_and_f1_by_hand()
    {
        // Called positive from 0.4 on: rows 0.4 (wrong) and 0.8 (right); 0.35 is missed.
        var metrics = BinaryMetrics.Compute(Truth, Scores, threshold: 0.4f);
        (metrics.Precision, metrics.Recall, metrics.F1, metrics.Accuracy).ShouldBe((0.5, 0.5, 0.5, 0.5));
        (metrics.Confusion[1, 1], metrics.Confusion[0, 1], metrics.Confusion[1, 0], metrics.Confusion[0, 0]).ShouldBe((1, 1, 1, 1));
    }

    [Fact]
    public void Equal_scores_count_half_in_whatever_order_they_stand()
    {
        BinaryMetrics.Compute([0, 1], [0.5f, 0.5f]).RocAuc.ShouldBe(0.5);
        BinaryMetrics.Compute([1, 0], [0.5f, 0.5f]).RocAuc.ShouldBe(0.5);
        BinaryMetrics.Compute([1, 0, 1, 0], [0.5f, 0.5f, 0.9f, 0.1f]).RocAuc.ShouldBe(0.875);
    }

    [Fact]
    public void The_area_is_the_share_of_pairs_in_the_right_order()
    {
        var random = new Random(7);
        float[] truth = [.. Enumerable.Range(0, 300).Select(_ => (float)random.Next(2))];
        float[] scores = [.. truth.Select(y => (float)Math.Round(random.NextDouble() + (0.3 * y), 1))];
        double pairs = 0, right = 0;
        for (int i = 0; i < truth.Length; i++)
        {
            for (int j = 0; j < truth.Length; j++)
            {
                if (truth[i] == 1 && truth[j] == 0)
                {
                    pairs++;
                    right += scores[i] > scores[j] ? 1 : scores[i] == scores[j] ? 0.5 : 0;
                }
            }
        }

        ScoreRanking.Of(truth, scores).RocAuc().ShouldBe(right / pairs, 1e-12);
    }

    [Fact]
    public void With_one_class_the_areas_are_not_a_number()
    {
        BinaryMetrics.Compute([1, 1], [0.2f, 0.8f]).RocAuc.ShouldBe(double.NaN);
        BinaryMetrics.Compute([0, 0], [0.2f, 0.8f]).RocAuc.ShouldBe(double.NaN);
        BinaryMetrics.Compute([0, 0], [0.2f, 0.8f]).AveragePrecision.ShouldBe(double.NaN);
        BinaryMetrics.Compute([1, 1], [0.2f, 0.8f]).AveragePrecision.ShouldBe(1);
    }

    [Fact]
    public void Without_rows_nothing_is_a_number_but_nothing_fails()
    {
        var metrics = BinaryMetrics.Compute([], []);
        metrics.RocAuc.ShouldBe(double.NaN);
        metrics.LogLoss.ShouldBe(double.NaN);
        metrics.Accuracy.ShouldBe(double.NaN);
        metrics.F1.ShouldBe(0);
    }

    [Fact]
    public void When_nothing_is_called_positive_precision_and_f1_are_zero()
    {
        var metrics = BinaryMetrics.Compute(Truth, Scores, threshold: 2);
        (metrics.Precision, metrics.Recall, metrics.F1, metrics.Mcc).ShouldBe((0, 0, 0, 0));
    }

    [Fact]
    public void A_sure_mistake_costs_a_finite_log_loss() =>
        BinaryMetrics.Compute([1, 0], [0, 1]).LogLoss.ShouldBe(-Math.Log(Math.Pow(2, -23)), 1e-9);

    [Fact]
    public void A_truth_that_is_no_class_is_refused_by_its_row() =>
        Should.Throw<ArgumentException>(() => BinaryMetrics.Compute([0, 2], [0.1f, 0.2f])).Message.ShouldStartWith("The true value of row 1 is 2; a class is a whole number from 0 to 1.");

    [Fact]
    public void A_probability_that_is_not_a_number_is_refused_by_its_row() =>
        Should.Throw<ArgumentException>(() => BinaryMetrics.Compute([0, 1], [0.1f, float.NaN])).Message.ShouldStartWith("Prediction 1 is NaN.");

    [Fact]
    public void The_names_are_those_of_gates_and_logs() =>
        BinaryMetrics.Compute(Truth, Scores).ToDictionary().Keys
            .ShouldBe(["roc_auc", "average_precision", "f1", "precision", "recall", "accuracy", "log_loss", "brier", "mcc"]);
}
