using Mainspring.Charts.Lines;

namespace Mainspring.Charts.Tests;

public sealed class SparklineTests
{
    [Theory]
    [InlineData(new double[] { }, 0, 0)]
    [InlineData(new double[] { 5 }, 0, 1)]
    [InlineData(new double[] { 5, 5 }, 1, 1)]
    [InlineData(new[] { 1, double.NaN, 3 }, 0, 1)]
    [InlineData(new[] { 1, 2, double.PositiveInfinity, 3, 4 }, 2, 1)]
    public void Gaps_break_the_line_and_the_last_value_is_marked(double[] values, int lines, int marks)
    {
        Drawing drawing = Drawing.Of(new Sparkline { Title = "requests", Values = values, Width = 120 });

        drawing.Elements("polyline").Count.ShouldBe(lines);
        drawing.Elements("circle").Count.ShouldBe(marks);
    }

    [Fact]
    public void The_description_tells_range_and_last_value() =>
        Drawing.Of(new Sparkline { Title = "requests", Values = [3, 1, 2] }).Description.ShouldBe("3 values from 1 to 3, the last is 2.");
}
