using Mainspring.Charts.Scatter;

namespace Mainspring.Charts.Tests;

public sealed class ScatterChartTests
{
    [Fact]
    public void Points_lie_where_their_values_say()
    {
        Drawing drawing = Drawing.Of(Chart(new("a", 0, 0), new("b", 5, 50), new("c", 10, 100)));

        double[] across = [.. drawing.Elements("circle").Select(circle => Drawing.Number(circle, "cx"))];
        across[1].ShouldBe((across[0] + across[2]) / 2, 0.02);
        double[] up = [.. drawing.Elements("circle").Select(circle => Drawing.Number(circle, "cy"))];
        up[0].ShouldBeGreaterThan(up[2]);
    }

    [Fact]
    public void A_point_without_a_finite_place_is_left_to_the_table()
    {
        ScatterChart chart = Chart(new("a", double.NaN, 1), new("b", 1, double.PositiveInfinity), new("c", 1, 1));

        Drawing.Of(chart).Elements("circle").Count.ShouldBe(1);
        chart.ToTable().Rows.Count.ShouldBe(3);
    }

    [Fact]
    public void Nothing_to_draw_is_said_in_words() => Drawing.Of(Chart()).Texts.ShouldContain("No point has both values");

    private static ScatterChart Chart(params ScatterPoint[] points) => new() { Title = "Runs", LabelX = "depth", LabelY = "auc", Points = points };
}
