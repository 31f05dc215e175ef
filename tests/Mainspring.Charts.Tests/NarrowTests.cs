using Mainspring.Charts.Bars;
using Mainspring.Charts.Matrices;

namespace Mainspring.Charts.Tests;

public sealed class NarrowTests
{
    [Fact]
    public void A_narrow_drawing_has_the_same_numbers_and_letters_in_a_column_as_wide_as_a_phone()
    {
        var chart = new BarChart { Title = "What counts", Width = 560, Bars = [new("tenure", 3), new("charge", 1)] };

        Chart narrow = chart.Narrow.ShouldNotBeNull();

        narrow.Width.ShouldBeLessThanOrEqualTo(330);
        narrow.ToTable().Rows.ShouldBe(chart.ToTable().Rows);
        narrow.ToSvg().ShouldContain("font-size=\"11\"");
        narrow.Narrow.ShouldBeNull();
    }

    [Theory]
    [InlineData(5, true)]
    [InlineData(20, false)]
    public void A_matrix_of_many_columns_cannot_be_narrow(int columns, bool mayBe)
    {
        string[] names = [.. Enumerable.Range(0, columns).Select(i => $"c{i}")];
        var chart = new HeatmapChart { Title = "Together", Width = 760, Names = names, Values = [.. names.Select(_ => (IReadOnlyList<double?>)[.. names.Select(_ => (double?)0.5)])] };

        (chart.Narrow is not null).ShouldBe(mayBe);
    }
}
