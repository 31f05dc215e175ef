using Mainspring.Data.Tables;

namespace Mainspring.Data.Tests;

public sealed class TableTests
{
    [Fact]
    public void Columns_of_unequal_length_are_refused_by_name() =>
        Should.Throw<ArgumentException>(() => new Table([new RealColumn("a", [1, 2]), new RealColumn("b", [1])])).Message.ShouldContain("'b'");

    [Fact]
    public void Taking_rows_keeps_their_order() =>
        ((RealColumn)new Table([new RealColumn("a", [1, 2, 3])]).Take([2, 0])["a"]).Values.ToArray().ShouldBe([3.0, 1.0]);
}
