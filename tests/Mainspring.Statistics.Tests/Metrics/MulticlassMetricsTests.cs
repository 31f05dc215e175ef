using Mainspring.Statistics.Metrics;

namespace Mainspring.Statistics.Tests.Metrics;

public sealed class MulticlassMetricsTests
{
    // y_true = [0, 1, 2, 0, 1, 2], y_pred = [0, 2, 1, 0, 0, 1] of scikit-learn's f1_score documentation, as certain probabilities.
    private static readonly float[] Truth = [0, 1, 2, 0, 1, 2];
    private static readonly float[] Probabilities = Certain([0, 2, 1, 0, 0, 1]);

    [Fact]
    public void F1_agrees_with_scikit_learns_documentation()
    {
        var metrics = MulticlassMetrics.Compute(Truth, Probabilities, 3);
        metrics.MacroF1.ShouldBe(0.26666666666666666, 1e-12);
        metrics.WeightedF1.ShouldBe(0.26666666666666666, 1e-12);
        metrics.Accuracy.ShouldBe(1.0 / 3, 1e-12);
        metrics.MacroPrecision.ShouldBe(0.2222222222222222, 1e-12);
        metrics.MacroRecall.ShouldBe(1.0 / 3, 1e-12);
    }

    [Fact]
    public void A_perfect_model_scores_one()
    {
        var metrics = MulticlassMetrics.Compute(Truth, Certain([0, 1, 2, 0, 1, 2]), 3);
        (metrics.MacroF1, metrics.Accuracy, metrics.Mcc, metrics.RocAucOneVersusRest).ShouldBe((1, 1, 1, 1));
        metrics.LogLoss.ShouldBe(0, 1e-6);
    }

    [Fact]
    public void With_two_classes_mcc_is_that_of_the_binary_metrics() =>
        MulticlassMetrics.Compute([1, 1, 1, 0], [0, 1, 1, 0, 0, 1, 0, 1], 2).Mcc.ShouldBe(BinaryMetrics.Compute([1, 1, 1, 0], [1, 0, 1, 1]).Mcc, 1e-12);

    [Fact]
    public void A_class_that_neither_occurs_nor_is_called_does_not_enter_the_means()
    {
        var metrics = MulticlassMetrics.Compute([0, 1], [1, 0, 0, 0, 1, 0], 3);
        metrics.MacroF1.ShouldBe(1);
        metrics.RocAucOneVersusRest.ShouldBe(double.NaN);
    }

    [Fact]
    public void Of_equally_probable_classes_the_first_is_called() =>
        MulticlassMetrics.Compute([0], [0.5f, 0.5f], 2).Accuracy.ShouldBe(1);

    [Fact]
    public void Probabilities_that_do_not_fill_the_rows_are_refused() =>
        Should.Throw<ArgumentException>(() => MulticlassMetrics.Compute([0, 1], [1, 0, 0, 1, 0], 3)).Message.ShouldStartWith("There are 2 true values for 1 predictions.");

    private static float[] Certain(int[] classes)
    {
        float[] probabilities = new float[classes.Length * 3];
        for (int i = 0; i < classes.Length; i++)
        {
            probabilities[(i * 3) + classes[i]] = 1;
        }

        return probabilities;
    }
}
