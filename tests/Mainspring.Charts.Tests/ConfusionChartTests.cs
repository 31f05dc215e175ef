using Mainspring.Charts.Matrices;

namespace Mainspring.Charts.Tests;

public sealed class ConfusionChartTests
{
    [Fact]
    public void A_cell_is_as_dark_as_its_share_of_the_row()
    {
        Drawing drawing = Drawing.Of(Chart(["stay", "churn"], [[90, 10], [10, 10]]));

        double[] opacity = [.. drawing.Elements("rect").Select(cell => Drawing.Number(cell, "fill-opacity"))];
        opacity[0].ShouldBeGreaterThan(opacity[1]);
        opacity[2].ShouldBe(opacity[3]);
        drawing.Texts.ShouldContain("90 %");
    }

    [Fact]
    public void Forty_classes_are_drawn_without_numbers()
    {
        string[] classes = [.. Enumerable.Range(0, 40).Select(i => $"class {i}")];
        double[][] counts = [.. classes.Select(_ => new double[40])];

        Drawing drawing = Drawing.Of(Chart(classes, counts));

        drawing.Elements("rect").Count.ShouldBe(1600);
        drawing.Texts.ShouldNotContain("0");
    }

    [Fact]
    public void Missing_counts_are_dashes() => Drawing.Of(Chart(["a", "b"], [[1]])).Texts.ShouldContain("–");

    [Fact]
    public void No_classes_are_said_in_words() => Drawing.Of(Chart([], [])).Texts.ShouldContain("No data yet");

    private static ConfusionChart Chart(string[] classes, double[][] counts) => new() { Title = "Confusion", Classes = classes, Counts = counts };
}
