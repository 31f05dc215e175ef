using Mainspring.Data.DuckDb;
using Mainspring.Data.Faults;
using Mainspring.Data.Reading;
using Mainspring.Data.Tables;
using Mainspring.Data.Writing;

namespace Mainspring.Data.Tests.Writing;

public sealed class RoundTripTests : IDisposable
{
    private readonly TestFiles _files = new();

    public void Dispose() => _files.Dispose();

    [Theory]
    [InlineData("t.csv")]
    [InlineData("t.tsv.gz")]
    [InlineData("t.jsonl")]
    [InlineData("t.ndjson.gz")]
    [InlineData("t.parquet")]
    public void What_is_written_is_read_again(string name)
    {
        Table table = Sample(5000);
        string path = _files.Path(name);
        TableWriter.Write(table, path);
        TableWriter.Write(table, path);
        Same(TableReader.Read(path), table);
        Directory.GetFiles(Path.GetDirectoryName(path)!).ShouldHaveSingleItem();
    }

    [Fact]
    public void A_single_column_of_missing_values_keeps_its_rows()
    {
        var table = new Table([new RealColumn("a", [1, double.NaN, 3])]);
        TableWriter.Write(table, _files.Path("t.csv"));
        TableReader.Read(_files.Path("t.csv")).RowCount.ShouldBe(3);
    }

    [Fact]
    public void Flights_are_read_from_Parquet()
    {
        Table flights = TableReader.Read(Checkout.SharedData("flights/flights-3m.parquet"), new() { Columns = new Dictionary<string, ColumnType> { ["delay"] = ColumnType.Real } });
        flights.RowCount.ShouldBe(3_000_000);
        flights["date"].Type.ShouldBe(ColumnType.Timestamp);
        flights["delay"].Type.ShouldBe(ColumnType.Real);
        flights["distance"].Type.ShouldBe(ColumnType.Integer);
        flights["origin"].ShouldBeOfType<CategoryColumn>().Levels.Count.ShouldBe(229);
    }

    [Fact]
    public void Parquet_types_map_to_the_six()
    {
        string path = _files.Path("types.parquet");
        using (DuckDatabase database = DuckDatabase.InMemory())
        using (DuckConnection connection = database.Connect())
        {
            connection.Execute($"COPY (SELECT 1::UTINYINT a, 18446744073709551615::UBIGINT b, 1.25::DECIMAL(18,4) c, DATE '2026-01-02' d, TIMESTAMPTZ '2026-01-02 03:04:05+00' e, [1,2] f, 'x'::ENUM('x','y') g, NULL::INTEGER h) TO '{path}' (FORMAT parquet)");
        }

        Table table = TableReader.Read(path);
        table.Columns.Select(c => c.Type).ShouldBe([ColumnType.Integer, ColumnType.Real, ColumnType.Real, ColumnType.Timestamp, ColumnType.Timestamp, ColumnType.Category, ColumnType.Category, ColumnType.Integer]);
        table.Columns.Select(c => c.Format(0)).ShouldBe(["1", "1.8446744073709552E+19", "1.25", "2026-01-02T00:00:00Z", "2026-01-02T03:04:05Z", "[1, 2]", "x", null]);
    }

    [Fact]
    public void What_is_no_Parquet_is_a_fault_of_the_file()
    {
        string path = _files.Write("bad.parquet", "PAR1 but not really");
        DataFault fault = Should.Throw<DataFormatException>(() => TableReader.Read(path)).Faults[0];
        (fault.File, fault.Code).ShouldBe((path, FaultCodes.WrongFormat));
    }

    [Fact]
    public void Json_lines_may_lack_keys_nest_and_change_their_mind()
    {
        string path = _files.Write("a.jsonl", """
            {"a": 1, "s": "5", "n": {"x": [1]}, "b": true}

            {"a": 2.5, "s": "6", "new": "2026-01-01", "b": null}
            {"s": 7, "b": false, "a": "NA"}
            """);
        Table table = TableReader.Read(path);
        table.Columns.Select(c => (c.Name, c.Type)).ShouldBe([("a", ColumnType.Real), ("s", ColumnType.Category), ("n", ColumnType.Category), ("b", ColumnType.Boolean), ("new", ColumnType.Timestamp)]);
        table["n"].Format(0).ShouldBe("""{"x": [1]}""");
        Enumerable.Range(0, 3).Select(table["s"].Format).ShouldBe(["5", "6", "7"]);
        Enumerable.Range(0, 3).Select(table["new"].IsMissing).ShouldBe([true, false, true]);
        table["a"].IsMissing(2).ShouldBeTrue();
    }

    [Fact]
    public void Json_in_another_encoding_is_told_with_its_line_and_key()
    {
        string path = _files.Write("a.jsonl", System.Text.Encoding.Latin1.GetBytes("{\"a\": \"x\"}\n{\"a\": \"Müller\"}\n"));
        DataFault fault = Should.Throw<DataFormatException>(() => TableReader.Read(path)).Faults.ShouldHaveSingleItem();
        (fault.Row, fault.Column, fault.Code).ShouldBe((2L, "a", FaultCodes.WrongEncoding));
        TableReader.Read(path, new() { Csv = new() { Encoding = Data.Csv.TextEncoding.Latin1 } })["a"].Format(1).ShouldBe("Müller");
    }

    [Theory]
    [InlineData("{\"a\": 1}\n[1]\n", FaultCodes.WrongFormat, 2)]
    [InlineData("{\"a\": 1}\n{\"a\": \n", FaultCodes.WrongFormat, 2)]
    [InlineData("{\"a\": 1, \"a\": 2}\n", FaultCodes.DuplicateHeader, 1)]
    [InlineData("{\"a\": 1} x\n", FaultCodes.WrongFormat, 1)]
    [InlineData("", FaultCodes.NoRows, 0)]
    public void Faulty_json_lines_are_told_with_their_line(string text, string code, long row)
    {
        string path = _files.Write("a.jsonl", text);
        DataFault fault = Should.Throw<DataFormatException>(() => TableReader.Read(path)).Faults[0];
        (fault.Code, fault.Row).ShouldBe((code, row));
    }

    private static Table Sample(int rows)
    {
        var random = new Random(1);
        string[] levels = ["", "Köln, \"the\" city", "line\nbreak", " edge ", "plain"];
        return new([
            new RealColumn("real, quoted", [.. Enumerable.Range(0, rows).Select(i => i % 7 == 0 ? double.NaN : (random.NextDouble() - 0.5) * Math.Pow(10, random.Next(-300, 300)))]),
            new IntegerColumn("integer", [.. Enumerable.Range(0, rows).Select(i => i % 11 == 0 ? IntegerColumn.Missing : random.NextInt64() - (long.MaxValue / 2))]),
            new BooleanColumn("boolean", [.. Enumerable.Range(0, rows).Select(i => (sbyte)(random.Next(3) - 1))]),
            new CategoryColumn("category", [.. Enumerable.Range(0, rows).Select(i => random.Next(5) is var c && c == 0 ? -1 : c)], levels),
            new TextColumn("text", [.. Enumerable.Range(0, rows).Select(i => i % 5 == 0 ? null : $"text {i} ü")]),
            new TimestampColumn("timestamp", [.. Enumerable.Range(0, rows).Select(i => i % 13 == 0 ? TimestampColumn.Missing : random.NextInt64(-1_000_000_000_000_000, 4_000_000_000_000_000))]),
        ]);
    }

    private static void Same(Table actual, Table expected)
    {
        actual.Columns.Select(c => (c.Name, c.Type)).ShouldBe(expected.Columns.Select(c => (c.Name, c.Type)));
        for (int i = 0; i < expected.Columns.Count; i++)
        {
            Enumerable.Range(0, expected.RowCount).Select(actual.Columns[i].Format).ShouldBe(Enumerable.Range(0, expected.RowCount).Select(expected.Columns[i].Format));
        }
    }
}
