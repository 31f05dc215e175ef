using Mainspring.Charts.Bars;

namespace Mainspring.Charts.Tests;

public sealed class BarChartTests
{
    [Fact]
    public void Bars_are_as_long_as_their_values()
    {
        IReadOnlyList<double> widths = Widths(new Bar("a", 1), new Bar("b", 2), new Bar("c", 0.5));

        (widths[1] / widths[0]).ShouldBe(2, 0.01);
        (widths[0] / widths[2]).ShouldBe(2, 0.01);
    }

    [Fact]
    public void Negative_bars_go_to_the_left_of_zero()
    {
        Drawing drawing = Drawing.Of(Chart(new Bar("up", 3), new Bar("down", -3)));

        var bars = drawing.Elements("rect");
        Drawing.Number(bars[0], "x").ShouldBe(Drawing.Number(bars[1], "x") + Drawing.Number(bars[1], "width"), 0.02);
    }

    [Fact]
    public void A_value_that_is_no_number_draws_no_bar() => Widths(new Bar("a", double.NaN), new Bar("b", 1))[0].ShouldBeLessThan(1);

    [Fact]
    public void No_bars_are_said_in_words() => Drawing.Of(Chart()).Texts.ShouldContain("No data yet");

    [Fact]
    public void All_zero_bars_are_drawn_without_length() => Widths(new Bar("a", 0), new Bar("b", 0)).ShouldAllBe(width => width < 1);

    [Fact]
    public void A_long_name_is_cut()
    {
        Drawing drawing = Drawing.Of(Chart(new Bar(new string('x', 300), 1)));

        drawing.Texts[0].Length.ShouldBeLessThan(40);
    }

    [Fact]
    public void A_histogram_keeps_the_true_width_of_its_bins()
    {
        var chart = new HistogramChart { Title = "tenure", Edges = [0, 1, 3], Counts = [5, 10] };

        var bars = Drawing.Of(chart).Elements("rect");
        ((Drawing.Number(bars[1], "width") + 1) / (Drawing.Number(bars[0], "width") + 1)).ShouldBe(2, 0.01);
        ((Drawing.Number(bars[1], "height")) / (Drawing.Number(bars[0], "height"))).ShouldBe(2, 0.01);
    }

    [Theory]
    [InlineData(new double[] { }, new double[] { })]
    [InlineData(new double[] { 1 }, new double[] { })]
    [InlineData(new double[] { 4, 4 }, new double[] { 9 })]
    [InlineData(new[] { 0, double.PositiveInfinity }, new double[] { 3 })]
    [InlineData(new[] { 0, 1, double.NaN }, new[] { double.NaN, 3 })]
    public void A_histogram_of_nothing_much_is_still_a_picture(double[] edges, double[] counts)
    {
        var chart = new HistogramChart { Title = "tenure", Edges = edges, Counts = counts };

        Drawing.Of(chart);
        Drawing.Of(chart with { Compact = true });
    }

    private static IReadOnlyList<double> Widths(params Bar[] bars) =>
        [.. Drawing.Of(Chart(bars)).Elements("rect").Select(rect => Drawing.Number(rect, "width"))];

    private static BarChart Chart(params Bar[] bars) => new() { Title = "importance", Bars = bars };
}
