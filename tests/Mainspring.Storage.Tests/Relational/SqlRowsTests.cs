using Mainspring.Storage.Relational;

namespace Mainspring.Storage.Tests.Relational;

public sealed class SqlRowsTests
{
    [Theory]
    [InlineData(0, "")]
    [InlineData(1, "1")]
    [InlineData(7, "4 2 1")]
    [InlineData(64, "64")]
    [InlineData(100, "64 32 4")]
    [InlineData(200, "64 64 64 8")]
    public void Rows_come_in_their_order_in_few_sizes(int count, string sizes)
    {
        SqlFragment[] portions = [.. SqlRows.Portions(Enumerable.Range(0, count).ToArray(), number => Sql.Fragment($"({number}, {"text"})"))];

        string.Join(' ', portions.Select(portion => portion.Values.Count / 2)).ShouldBe(sizes);
        portions.SelectMany(portion => portion.Values).Select(value => value.Value).OfType<long>().ShouldBe(Enumerable.Range(0, count).Select(number => (long)number));
    }

    [Fact]
    public void A_portion_is_the_text_of_an_insert() =>
        SqlRows.Portions([7, 8], number => Sql.Fragment($"({number}, {true})")).Single().Text.ShouldBe("(?1, ?2), (?3, ?4)");
}
