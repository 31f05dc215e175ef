using Mainspring.Storage.Relational;

namespace Mainspring.Storage.Tests.Relational;

public sealed class SqlRowsTests
{
    [Fact]
    public void Each_column_is_one_parameter_however_many_rows_there_are()
    {
        Sql statement = $"INSERT INTO tag (owner, key) {SqlRows.Of(["a", "b", "c"]).With(7).With(key => key)} ON CONFLICT DO NOTHING";

        statement.Text.ShouldBe("INSERT INTO tag (owner, key) VALUES /*rows*/ (?1, ?2) ON CONFLICT DO NOTHING");
        statement.Values.Select(column => column.Value).ShouldBe([new long[] { 7, 7, 7 }, new[] { "a", "b", "c" }]);
    }

    [Fact]
    public void A_column_has_no_NaN() =>
        Should.Throw<ArgumentException>(() => SqlRows.Of([1.0, double.NaN]).With(number => number)).Message.ShouldContain("has no NaN");
}
