using Mainspring.Statistics.Metrics;

namespace Mainspring.Statistics.Tests.Metrics;

public sealed class RegressionMetricsTests
{
    // The example that runs through scikit-learn's documentation of regression metrics.
    private static readonly float[] Truth = [3, -0.5f, 2, 7];
    private static readonly float[] Predictions = [2.5f, 0, 2, 8];

    [Fact]
    public void The_values_agree_with_scikit_learns_documentation()
    {
        var metrics = RegressionMetrics.Compute(Truth, Predictions);
        metrics.Rmse.ShouldBe(Math.Sqrt(0.375), 1e-12);
        metrics.Mae.ShouldBe(0.5, 1e-12);
        metrics.R2.ShouldBe(0.9486081370449679, 1e-12);
        metrics.MedianAbsoluteError.ShouldBe(0.5, 1e-12);
        metrics.Mape.ShouldBe(0.3273809523809524, 1e-12);
    }

    [Fact]
    public void Zeros_in_the_truth_are_left_out_of_the_relative_error() =>
        RegressionMetrics.Compute([0, 2], [1, 3]).Mape.ShouldBe(0.5);

    [Fact]
    public void What_a_constant_truth_cannot_tell_is_not_a_number()
    {
        RegressionMetrics.Compute([2, 2], [1, 3]).R2.ShouldBe(double.NaN);
        RegressionMetrics.Compute([0, 0], [1, 3]).Mape.ShouldBe(double.NaN);
        RegressionMetrics.Compute([2, 2], [1, 3]).Rmse.ShouldBe(1);
    }

    [Fact]
    public void Without_rows_nothing_is_a_number_but_nothing_fails() =>
        RegressionMetrics.Compute([], []).ToDictionary().Values.ShouldAllBe(value => double.IsNaN(value));
}
