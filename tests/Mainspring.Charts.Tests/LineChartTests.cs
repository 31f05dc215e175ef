using Mainspring.Charts.Axes;
using Mainspring.Charts.Lines;

namespace Mainspring.Charts.Tests;

public sealed class LineChartTests
{
    [Fact]
    public void Points_lie_where_their_values_say()
    {
        Drawing drawing = Drawing.Of(Line([0, 5, 10], [0, 50, 100]));

        IReadOnlyList<(double X, double Y)> line = Drawing.Points(drawing.Elements("polyline")[0]);
        line[1].X.ShouldBe((line[0].X + line[2].X) / 2, 0.02);
        line[1].Y.ShouldBe((line[0].Y + line[2].Y) / 2, 0.02);
        line[0].Y.ShouldBeGreaterThan(line[2].Y);
    }

    [Fact]
    public void Nothing_to_draw_is_said_in_words() =>
        Drawing.Of(Line([], [])).Texts.ShouldContain("No data yet");

    [Fact]
    public void One_point_is_a_mark_without_a_line()
    {
        Drawing drawing = Drawing.Of(Line([3], [0.5]));

        drawing.Elements("circle").Count.ShouldBe(1);
        drawing.Elements("polyline").ShouldBeEmpty();
    }

    [Fact]
    public void Two_points_are_one_line() =>
        Drawing.Points(Drawing.Of(Line([1, 2], [1, 2])).Elements("polyline").Single()).Count.ShouldBe(2);

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    [InlineData(double.NegativeInfinity)]
    public void A_value_that_is_no_number_breaks_the_line(double hole)
    {
        Drawing drawing = Drawing.Of(Line([0, 1, 2, 3, 4], [1, 2, hole, 3, 4]));

        drawing.Elements("polyline").Count.ShouldBe(2);
        drawing.Elements("circle").Count.ShouldBe(4);
    }

    [Theory]
    [InlineData(1e300, -1e300)]
    [InlineData(double.MaxValue, double.MinValue)]
    [InlineData(1e-300, 2e-300)]
    [InlineData(5e-324, 0)]
    [InlineData(7, 7)]
    [InlineData(1e15, 1e15 + 1)]
    public void Extreme_values_still_give_finite_coordinates(double one, double other) =>
        Drawing.Of(Line([0, 1], [one, other])).Elements("circle").Count.ShouldBe(2);

    [Fact]
    public void Names_are_escaped_everywhere()
    {
        const string Name = "<script>\"a\" & 'b'\u0000</script>";
        LineChart chart = Line([1, 2], [1, 2]) with { Title = Name, Description = Name, LabelX = Name, LabelY = Name };

        Drawing drawing = Drawing.Of(chart with { Series = [new LineSeries(Name, [1, 2], [1, 2]), new LineSeries("b", [1], [1])] });

        drawing.Title.ShouldBe("<script>\"a\" & 'b'\uFFFD</script>");
        chart.ToSvg().ShouldNotContain("<script>");
        chart.ToTable().ToHtml().ShouldNotContain("<script>");
    }

    [Fact]
    public void Long_labels_are_cut_and_stay_whole_in_the_tooltip()
    {
        string label = new('w', 500);
        Drawing drawing = Drawing.Of(Line([1, 2], [1, 2]) with { LabelX = label });

        drawing.Texts.ShouldContain(text => text.EndsWith('…') && text.Length < 100);
        drawing.Elements("title").ShouldContain(title => title.Value == label);
    }

    [Fact]
    public void Points_beyond_an_alerting_threshold_take_the_alert_colour()
    {
        Drawing drawing = Drawing.Of(Line([0, 1, 2], [0.9, 0.7, 0.85]) with { Thresholds = [new Threshold(0.8, "limit", AlertsBelow: true)] });

        drawing.Elements("circle").Select(circle => circle.Attribute("fill")!.Value.Contains("alert", StringComparison.Ordinal)).ShouldBe([false, true, false]);
        drawing.Texts.ShouldContain("limit");
    }

    [Fact]
    public void The_band_encloses_the_line()
    {
        var series = new LineSeries("auc", [0, 1, 2], [2, 3, 2]) { Lower = [1, 2, 1], Upper = [3, 4, 3] };
        Drawing drawing = Drawing.Of(Line([], []) with { Series = [series] });

        IReadOnlyList<(double X, double Y)> band = Drawing.Points(drawing.Elements("polygon").Single());
        IReadOnlyList<(double X, double Y)> line = Drawing.Points(drawing.Elements("polyline").Single());
        band.Count.ShouldBe(6);
        band[0].Y.ShouldBeLessThan(line[0].Y);
        band[5].Y.ShouldBeGreaterThan(line[0].Y);
    }

    [Fact]
    public void An_alert_area_covers_its_stretch_of_the_axis()
    {
        Drawing drawing = Drawing.Of(Line([0, 10], [1, 2]) with { Alerts = [new AlertArea(5, 10, "week 44")] });

        var area = drawing.Elements("rect").Single();
        (double X, double Y) last = Drawing.Points(drawing.Elements("polyline").Single())[1];
        (Drawing.Number(area, "x") + Drawing.Number(area, "width")).ShouldBe(last.X, 0.02);
    }

    [Fact]
    public void Time_is_marked_by_dates()
    {
        var start = new DateTimeOffset(2026, 11, 1, 0, 0, 0, TimeSpan.Zero);
        DateTimeOffset[] days = [.. Enumerable.Range(0, 20).Select(day => start.AddDays(day))];
        LineChart chart = Line([], []) with { Series = [LineSeries.OverTime("auc", days, [.. days.Select(day => day.Day * 0.01)])], AxisX = AxisKind.Time };

        Drawing.Of(chart).Texts.ShouldContain("Nov 12");
    }

    [Fact]
    public void The_same_chart_gives_the_same_markup() =>
        Line([1, 2, 3], [0.1, 0.2, 0.3]).ToSvg().ShouldBe(Line([1, 2, 3], [0.1, 0.2, 0.3]).ToSvg());

    [Fact]
    public void A_file_has_no_variables_of_a_page() =>
        Line([1, 2], [1, 2]).ToFile().ShouldNotContain("var(");

    [Fact]
    public void The_table_holds_every_point() =>
        Line([1, 2], [0.25, double.NaN]).ToTable().Rows.Select(row => row[2]).ShouldBe(["0.25", "–"]);

    [Fact]
    public void Places_and_values_of_a_series_must_be_as_many() =>
        Should.Throw<ArgumentException>(() => new LineSeries("auc", [1, 2], [1])).Message.ShouldContain("'auc' has 2 places and 1 values");

    [Fact]
    public void The_curves_of_a_classifier_span_the_unit_square()
    {
        Drawing roc = Drawing.Of(CurveCharts.Roc([0, 0, 1], [0, 1, 1], 1));
        Drawing recall = Drawing.Of(CurveCharts.PrecisionRecall([0, 1], [1, 0.3], 0.7, 0.3));
        Drawing calibration = Drawing.Of(CurveCharts.Calibration([0.1, 0.9], [0.2, 0.8], 0.1));

        Drawing.Points(roc.Elements("polyline").Single())[0].X.ShouldBe(Drawing.Points(recall.Elements("polyline").Single())[0].X);
        roc.Description!.ShouldContain("ROC AUC is 1");
        calibration.Elements("circle").Count.ShouldBe(2);
    }

    private static LineChart Line(double[] x, double[] y) => new() { Title = "auc by week", Series = [new LineSeries("auc", x, y)] };
}
