using Mainspring.Data.Reading;
using Mainspring.Data.Tables;
using Mainspring.Data.Writing;

namespace Mainspring.Data.Tests.Reading;

public sealed class ParquetReadingTests : IDisposable
{
    private const int Rows = 300_000;
    private readonly TestFiles _files = new();

    [Fact]
    public void Every_value_of_several_row_groups_comes_back_where_it_was_missing_ones_included()
    {
        bool IsMissing(int row) => row is > 100 and < 5000 || row % 40_000 == 7 || row == Rows - 1;
        var table = new Table(
        [
            new RealColumn("whole", [.. Enumerable.Range(0, Rows).Select(row => row / 8.0)]),
            new RealColumn("gaps", [.. Enumerable.Range(0, Rows).Select(row => IsMissing(row) ? double.NaN : row / 4.0)]),
            new IntegerColumn("count", [.. Enumerable.Range(0, Rows).Select(row => IsMissing(row) ? IntegerColumn.Missing : row)]),
            new TimestampColumn("at", [.. Enumerable.Range(0, Rows).Select(row => IsMissing(row) ? TimestampColumn.Missing : row * 1_000_000L)]),
            new BooleanColumn("flag", [.. Enumerable.Range(0, Rows).Select(row => IsMissing(row) ? BooleanColumn.Missing : (sbyte)(row % 2))]),
            new CategoryColumn("kind", [.. Enumerable.Range(0, Rows).Select(row => IsMissing(row) ? CategoryColumn.Missing : row % 3)], ["a", "b", "c"]),
        ]);
        string path = _files.Path("rows.parquet");
        TableWriter.Write(table, path);

        Table read = TableReader.Read(path);

        read.RowCount.ShouldBe(Rows);
        foreach (Column column in table.Columns)
        {
            Column back = read[column.Name];
            back.Type.ShouldBe(column.Type);
            Enumerable.Range(0, Rows).FirstOrDefault(row => back.Format(row) != column.Format(row), -1).ShouldBe(-1, column.Name);
        }

        read["whole"].HasMissing().ShouldBeFalse();
        read["gaps"].HasMissing().ShouldBeTrue();
    }

    [Fact]
    public void Files_of_a_pattern_follow_one_another()
    {
        foreach (int part in (int[])[0, 1])
        {
            TableWriter.Write(new([new IntegerColumn("n", [.. Enumerable.Range(part * 5000, 5000).Select(n => (long)n)])]), _files.Path($"part-{part}.parquet"));
        }

        ((IntegerColumn)TableReader.Read(_files.Path("part-*.parquet"))["n"]).Values.ToArray().ShouldBe(Enumerable.Range(0, 10_000).Select(n => (long)n));
    }

    public void Dispose() => _files.Dispose();
}
