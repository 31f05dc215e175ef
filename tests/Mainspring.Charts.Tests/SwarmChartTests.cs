using Mainspring.Charts.Swarm;

namespace Mainspring.Charts.Tests;

public sealed class SwarmChartTests
{
    [Fact]
    public void Points_stand_where_their_values_are_and_dark_ones_are_high()
    {
        Drawing drawing = Drawing.Of(Chart(new SwarmRow("tenure", [-1, 0, 1], [0, 0.5, 1])));
        double[] places = [.. drawing.Elements("circle").Select(circle => Drawing.Number(circle, "cx"))];
        double[] shades = [.. drawing.Elements("circle").Select(circle => Drawing.Number(circle, "fill-opacity"))];

        (places[1] - places[0]).ShouldBe(places[2] - places[1], 0.05);
        shades.ShouldBe([0.25, 0.625, 1], 0.01);
    }

    [Fact]
    public void Points_that_would_cover_each_other_move_apart() =>
        Drawing.Of(Chart(new SwarmRow("a", [1, 1, 1, 1], [1, 1, 1, 1]))).Elements("circle").Select(circle => Drawing.Number(circle, "cy")).Distinct().Count().ShouldBeGreaterThan(2);

    [Fact]
    public void What_is_no_number_is_not_drawn() =>
        Drawing.Of(Chart(new SwarmRow("a", [double.NaN, double.PositiveInfinity, 1], [1, 1, double.NaN]))).Elements("circle").Count.ShouldBe(1);

    [Fact]
    public void No_rows_are_said_in_words() => Drawing.Of(Chart()).Texts.ShouldContain("No data yet");

    private static SwarmChart Chart(params SwarmRow[] rows) => new() { Title = "Reasons", LabelX = "contribution", Rows = rows };
}
