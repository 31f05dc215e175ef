using Mainspring.Learning.Features;

namespace Mainspring.Learning.Tests.Features;

public sealed class LowerMedianTests
{
    [Fact]
    public void The_selected_number_is_the_middle_of_the_sorted_ones()
    {
        var random = new Random(5);
        for (int length = 1; length <= 400; length++)
        {
            double[] numbers = [.. Enumerable.Range(0, length).Select(_ => length % 3 == 0 ? random.Next(5) : random.NextDouble())];
            double middle = numbers.Order().ElementAt((length - 1) / 2);
            LowerMedian.Of(numbers).ShouldBe(middle);
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(33)]
    [InlineData(100_001)]
    public void Numbers_in_any_order_have_one_middle(int count)
    {
        double[] rising = [.. Enumerable.Range(0, count).Select(i => (double)i)], equal = [.. Enumerable.Repeat(3.0, count)];
        double[] bells = [.. rising.Select(i => Math.Abs(i - (count / 2.0)))];
        double middle = bells.Order().ElementAt((count - 1) / 2);

        LowerMedian.Of([.. rising.Reverse()]).ShouldBe((count - 1) / 2);
        LowerMedian.Of(rising).ShouldBe((count - 1) / 2);
        LowerMedian.Of(equal).ShouldBe(3);
        LowerMedian.Of(bells).ShouldBe(middle);
    }
}
