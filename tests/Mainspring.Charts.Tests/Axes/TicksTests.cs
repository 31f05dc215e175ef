using Mainspring.Charts.Axes;

namespace Mainspring.Charts.Tests.Axes;

public sealed class TicksTests
{
    [Theory]
    [InlineData(0, 1, 5, "0 0.2 0.4 0.6 0.8 1.0")]
    [InlineData(0, 100, 5, "0 20 40 60 80 100")]
    [InlineData(-3, 3, 6, "−3 −2 −1 0 1 2 3")]
    [InlineData(0.74, 0.9, 4, "0.75 0.80 0.85 0.90")]
    [InlineData(0, 2_000_000, 4, "0 500k 1M 1.5M 2M")]
    [InlineData(0, 2e-9, 4, "0 5e−10 1e−9 1.5e−9 2e−9")]
    public void Steps_are_one_two_or_five(double from, double to, int wanted, string expected) =>
        string.Join(' ', Ticks.Numbers(ValueRange.Between(from, to), wanted).Select(tick => tick.Label)).ShouldBe(expected);

    [Theory]
    [InlineData(-1e300, 1e300)]
    [InlineData(0, 1e-280)]
    [InlineData(1e15, 1e15 + 10)]
    [InlineData(-7.3, 1234.5)]
    public void Ticks_lie_inside_the_range_in_rising_order(double from, double to)
    {
        ValueRange range = ValueRange.Between(from, to);
        IReadOnlyList<Tick> ticks = Ticks.Numbers(range, 5);

        ticks.Count.ShouldBeInRange(2, 12);
        ticks.Select(tick => tick.Value).ShouldBeInOrder(SortDirection.Ascending);
        ticks.ShouldAllBe(tick => tick.Value >= range.Minimum - (range.Span * 1e-6) && tick.Value <= range.Maximum + (range.Span * 1e-6));
    }

    [Theory]
    [InlineData(60, "00:00:15")]
    [InlineData(3600, "00:15")]
    [InlineData(86400, "06:00")]
    [InlineData(86400 * 7, "Jan 3")]
    [InlineData(86400 * 365, "Apr 1970")]
    [InlineData(86400.0 * 365 * 40, "1980")]
    public void Time_is_marked_in_units_of_the_calendar(double seconds, string expected) =>
        TimeTicks.Of(ValueRange.Between(0, seconds), 4).Select(tick => tick.Label).ShouldContain(expected);

    [Theory]
    [InlineData(-1e15, 1e15)]
    [InlineData(0, 0.5)]
    [InlineData(-62_135_596_800, 253_402_300_799)]
    public void Time_beyond_the_calendar_is_still_marked(double from, double to) =>
        TimeTicks.Of(ValueRange.Between(from, to), 5).Count.ShouldBeInRange(2, 30);

    [Theory]
    [InlineData(0, "0")]
    [InlineData(0.84612, "0.8461")]
    [InlineData(-12.5, "−12.5")]
    [InlineData(7043, "7043")]
    [InlineData(12400, "12.4k")]
    [InlineData(3_200_000, "3.2M")]
    [InlineData(5e9, "5G")]
    [InlineData(1e-7, "1e−7")]
    [InlineData(2e20, "2e20")]
    [InlineData(double.NaN, "–")]
    [InlineData(double.NegativeInfinity, "−∞")]
    public void Numbers_are_short(double value, string expected) => NumberText.Of(value).ShouldBe(expected);
}
