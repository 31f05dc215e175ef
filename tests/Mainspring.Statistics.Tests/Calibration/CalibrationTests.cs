using Mainspring.Statistics.Calibration;

namespace Mainspring.Statistics.Tests.Calibration;

public sealed class CalibrationTests
{
    [Fact]
    public void Platt_scaling_finds_how_log_odds_were_bent()
    {
        var random = new Random(1);
        float[] scores = [.. Enumerable.Range(0, 20_000).Select(_ => 0.02f + (0.96f * random.NextSingle()))];
        float[] truth = [.. scores.Select(score => random.NextDouble() < 1 / (1 + Math.Exp(-((2 * Math.Log(score / (1 - score))) + 0.5))) ? 1f : 0f)];

        var found = PlattScaling.Fit(truth, scores);

        found.Slope.ShouldBe(2, 0.1);
        found.Offset.ShouldBe(0.5, 0.1);
    }

    [Fact]
    public void Platt_scaling_of_scores_that_point_the_wrong_way_gives_the_share_of_positives() =>
        PlattScaling.Fit([1, 1, 0, 0, 0, 0], [0.1f, 0.2f, 0.7f, 0.8f, 0.9f, 0.6f]).Apply(0.3).ShouldBe(1 / 3.0, 1e-9);

    [Fact]
    public void Isotonic_regression_pools_what_falls()
    {
        var found = IsotonicRegression.Fit([0, 1, 0, 1, 1, 0, 1, 1, 1], [0.1f, 0.2f, 0.3f, 0.4f, 0.5f, 0.6f, 0.7f, 0.8f, 0.9f]);

        // By hand: 0 | (1, 0) → 1/2 | (1, 1, 0) → 2/3 | (1, 1, 1); certainties end at one in ten.
        found.Y.ShouldBe([0.1, 0.5, 2 / 3.0, 0.9], 1e-6);
        found.X.ShouldBe([0.1, 0.25, 0.5, 0.8], 1e-6);
    }
}
