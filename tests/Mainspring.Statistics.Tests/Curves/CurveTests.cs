using Mainspring.Statistics.Curves;

namespace Mainspring.Statistics.Tests.Curves;

public sealed class CurveTests
{
    private static readonly float[] Truth = [0, 0, 1, 1];
    private static readonly float[] Scores = [0.1f, 0.4f, 0.35f, 0.8f];

    [Fact]
    public void The_roc_curve_is_that_of_scikit_learns_documentation()
    {
        var curve = RocCurve.Of(Truth, Scores);
        curve.Points.Select(p => (p.X, p.Y)).ShouldBe([(0, 0), (0, 0.5), (0.5, 0.5), (0.5, 1), (1, 1)]);
        curve.Points[0].Threshold.ShouldBe(double.PositiveInfinity);
        curve.Area.ShouldBe(0.75);
    }

    [Fact]
    public void The_precision_recall_curve_is_that_of_scikit_learns_documentation()
    {
        var curve = PrecisionRecallCurve.Of(Truth, Scores);
        curve.Points.Select(p => (p.X, p.Y)).ShouldBe([(0, 1), (0.5, 1), (0.5, 0.5), (1, 2.0 / 3), (1, 0.5)]);
        curve.BaseRate.ShouldBe(0.5);
    }

    [Fact]
    public void A_long_curve_is_thinned_but_keeps_its_ends_and_its_area()
    {
        var random = new Random(5);
        float[] truth = [.. Enumerable.Range(0, 5000).Select(_ => (float)random.Next(2))];
        float[] scores = [.. truth.Select(y => (float)(random.NextDouble() + (0.5 * y)))];
        var thinned = RocCurve.Of(truth, scores);
        thinned.Points.Count.ShouldBe(200);
        (thinned.Points[0].X, thinned.Points[^1].X, thinned.Points[^1].Y).ShouldBe((0, 1, 1));
        thinned.Area.ShouldBe(RocCurve.Of(truth, scores, points: 6000).Area);
        PrecisionRecallCurve.Of(truth, scores).Points.Count.ShouldBe(200);
    }

    [Fact]
    public void With_one_class_there_is_no_curve()
    {
        RocCurve.Of([1, 1], [0.1f, 0.2f]).Points.ShouldBeEmpty();
        PrecisionRecallCurve.Of([0, 0], [0.1f, 0.2f]).Points.ShouldBeEmpty();
        RocCurve.Of([], []).Area.ShouldBe(double.NaN);
    }

    [Fact]
    public void Calibration_bins_compare_what_was_said_with_what_came()
    {
        var curve = CalibrationCurve.Of([0, 1, 1, 1], [0.25f, 0.25f, 0.75f, 1], bins: 2);
        curve.Bins.ShouldBe([new(0.25, 0.5, 2), new(0.875, 1, 2)]);
        curve.ExpectedError.ShouldBe(((2 * 0.25) + (2 * 0.125)) / 4, 1e-12);
    }

    [Fact]
    public void A_probability_out_of_range_is_refused() =>
        Should.Throw<ArgumentException>(() => CalibrationCurve.Of([0, 1], [0.1f, 1.5f])).Message.ShouldStartWith("The probability of row 1 is 1.5; it must be within 0 and 1.");
}
