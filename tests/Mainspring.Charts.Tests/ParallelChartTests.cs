using Mainspring.Charts.Parallel;

namespace Mainspring.Charts.Tests;

public sealed class ParallelChartTests
{
    [Fact]
    public void A_line_passes_each_axis_at_its_value()
    {
        Drawing drawing = Drawing.Of(Chart(new ParallelAxis("depth", ["2", "4", "6"]), new ParallelAxis("auc", ["0.9", "0.7", "0.8"])));

        IReadOnlyList<(double X, double Y)>[] lines = [.. drawing.Elements("polyline").Select(Drawing.Points)];
        lines.Length.ShouldBe(3);
        lines[1][0].Y.ShouldBe((lines[0][0].Y + lines[2][0].Y) / 2, 0.02);
        lines[0][1].Y.ShouldBeLessThan(lines[2][1].Y);
        lines[2][1].Y.ShouldBeLessThan(lines[1][1].Y);
    }

    [Fact]
    public void An_axis_with_a_word_among_its_values_is_an_axis_of_words() =>
        Drawing.Of(Chart(new ParallelAxis("model", ["forest", "7", "forest"]), new ParallelAxis("auc", ["1", "2", "3"]))).Texts.ShouldContain("forest");

    [Fact]
    public void A_line_without_a_value_is_broken_there()
    {
        Drawing drawing = Drawing.Of(Chart(new ParallelAxis("a", ["1", "2", "3"]), new ParallelAxis("b", ["1", null, "3"]), new ParallelAxis("c", ["1", "2", "3"])));

        drawing.Elements("polyline").Count.ShouldBe(2);
        drawing.Elements("circle").Count.ShouldBe(8);
    }

    [Theory]
    [InlineData("NaN")]
    [InlineData("Infinity")]
    [InlineData("1e400")]
    public void A_number_that_is_not_finite_still_gives_a_drawing(string value) =>
        Drawing.Of(Chart(new ParallelAxis("a", [value, "2", "3"]), new ParallelAxis("b", ["1", "1", "1"]))).Elements("circle").Count.ShouldBeGreaterThan(4);

    [Fact]
    public void Names_are_escaped() =>
        Chart(new ParallelAxis("<script>", ["<b>", "x", "y"])).ToSvg().ShouldNotContain("<script>");

    [Fact]
    public void The_table_holds_every_line() =>
        Chart(new ParallelAxis("a", ["1", null, "3"])).ToTable().Rows.Select(row => row[1]).ShouldBe(["1", "–", "3"]);

    private static ParallelChart Chart(params ParallelAxis[] axes) => new() { Title = "Runs", Lines = ["one", "two", "three"], Axes = axes };
}
