using System.Text;
using Mainspring.Data.Csv;
using Mainspring.Data.Faults;
using Mainspring.Data.Reading;
using Mainspring.Data.Tables;

namespace Mainspring.Data.Tests.Reading;

public sealed class TableReaderTests : IDisposable
{
    private readonly TestFiles _files = new();

    public void Dispose() => _files.Dispose();

    [Fact]
    public void Telco_has_its_blank_charges_missing_and_its_keys_as_text()
    {
        Table telco = TableReader.Read(Checkout.SharedData("telco_churn/WA_Fn-UseC_-Telco-Customer-Churn.csv"));
        telco.RowCount.ShouldBe(7043);
        telco.Columns.Count.ShouldBe(21);
        var charges = telco["TotalCharges"].ShouldBeOfType<RealColumn>();
        Enumerable.Range(0, 7043).Count(charges.IsMissing).ShouldBe(11);
        telco["customerID"].Type.ShouldBe(ColumnType.Text);
        telco["SeniorCitizen"].Type.ShouldBe(ColumnType.Integer);
        telco["Contract"].ShouldBeOfType<CategoryColumn>().Levels.ShouldBe(["Month-to-month", "One year", "Two year"]);
    }

    [Fact]
    public void Bengaluru_areas_turn_to_text_at_the_first_range()
    {
        Table homes = TableReader.Read(Checkout.SharedData("bengaluru_house/Bengaluru_House_Data.csv"));
        homes.RowCount.ShouldBe(13_320);
        homes["total_sqft"].Type.ShouldBe(ColumnType.Text);
        homes["total_sqft"].Format(0).ShouldBe("1056");
        homes["location"].ShouldBeOfType<CategoryColumn>().Levels.Count.ShouldBe(1305);
        homes["society"].Type.ShouldBe(ColumnType.Text);
        Enumerable.Range(0, homes.RowCount).Count(homes["society"].IsMissing).ShouldBe(5502);
        homes["bath"].Type.ShouldBe(ColumnType.Integer);
        homes["price"].ShouldBeOfType<RealColumn>().Values.ToArray().Average().ShouldBe(112.565627, 1e-6);
    }

    [Fact]
    public void Penguins_have_NA_as_missing()
    {
        Table penguins = TableReader.Read(Checkout.SharedData("penguins/penguins.csv"));
        Enumerable.Range(0, 344).Count(penguins["sex"].IsMissing).ShouldBe(11);
        Enumerable.Range(0, 344).Count(penguins["body_mass_g"].IsMissing).ShouldBe(2);
        penguins["body_mass_g"].Type.ShouldBe(ColumnType.Integer);
        TableReader.Read(Checkout.SharedData("penguins/penguins_raw.csv"))["Date Egg"].Type.ShouldBe(ColumnType.Timestamp);
    }

    [Theory]
    [InlineData("1,2,NA,3", ColumnType.Integer)]
    [InlineData("1,2.5,,-3e2", ColumnType.Real)]
    [InlineData("true,False,NaN,TRUE", ColumnType.Boolean)]
    [InlineData("2026-01-31,2026-02-28T09:30:00Z,,2026-03-01 10:00:00.25+05:30", ColumnType.Timestamp)]
    [InlineData("yes,no,yes,no", ColumnType.Category)]
    [InlineData("1,2,x,2", ColumnType.Category)]
    [InlineData("true,2,false,2", ColumnType.Category)]
    [InlineData("2026-01-31,2026-02-30,,2026-02-30", ColumnType.Category)]
    [InlineData(",,,", ColumnType.Real)]
    [InlineData("1,1e999,1e999,2", ColumnType.Category)]
    [InlineData("99999999999999999999,1,2,3", ColumnType.Real)]
    public void The_values_decide_the_type(string values, ColumnType type)
    {
        string path = _files.Write("a.csv", "v,w\n" + string.Concat(values.Split(',').Select(v => v + ",1\n")));
        Table table = TableReader.Read(path);
        table["v"].Type.ShouldBe(type);
        table.RowCount.ShouldBe(4);
    }

    [Fact]
    public void Nearly_unique_text_is_no_category()
    {
        string path = _files.Write("a.csv", "id,kind\n" + string.Concat(Enumerable.Range(0, 40).Select(i => $"k{i},{i % 3}x\n")));
        Table table = TableReader.Read(path);
        (table["id"].Type, table["kind"].Type).ShouldBe((ColumnType.Text, ColumnType.Category));
    }

    [Fact]
    public void Text_read_late_keeps_its_spelling()
    {
        string path = _files.Write("a.csv", "zip,n\n01,1\n1.50,2\nx,3\n");
        Table table = TableReader.Read(path);
        Enumerable.Range(0, 3).Select(table["zip"].Format).ShouldBe(["01", "1.50", "x"]);
    }

    [Theory]
    [InlineData("a;b\n1,5;x\n2,5;y\n", ';')]
    [InlineData("a\tb\n1\tx, y\n", '\t')]
    [InlineData("a|b\n1|x\n", '|')]
    [InlineData("a,b\r1,2\r3,4\r", ',')]
    public void Delimiters_and_line_ends_are_found_out(string text, char delimiter)
    {
        string path = _files.Write("a.csv", text);
        TableReader.Read(path).Columns.Count.ShouldBe(2);
        using CsvReader reader = new(CsvFile.Open(path).Text, CsvDialect.Default);
        CsvFile.Open(path).Dialect.Delimiter.ShouldBe((byte)delimiter);
    }

    [Theory]
    [InlineData(TextEncoding.Utf16, true)]
    [InlineData(TextEncoding.Utf16, false)]
    [InlineData(TextEncoding.Utf16BigEndian, true)]
    [InlineData(TextEncoding.Utf8, true)]
    public void Encodings_with_a_mark_and_UTF_16_are_found_out(TextEncoding encoding, bool mark)
    {
        Encoding decoder = TextEncodings.Decoder(encoding);
        byte[] markBytes = !mark ? [] : encoding switch { TextEncoding.Utf8 => [0xEF, 0xBB, 0xBF], TextEncoding.Utf16 => [0xFF, 0xFE], _ => [0xFE, 0xFF] };
        string path = _files.Write("a.csv", [.. markBytes, .. decoder.GetBytes("name,city\nJosé,Köln\nAna,Łódź\n")]);
        TableReader.Read(path)["city"].Format(1).ShouldBe("Łódź");
    }

    [Fact]
    public void Latin1_is_a_fault_until_it_is_declared()
    {
        string path = _files.Write("a.csv", Encoding.Latin1.GetBytes("name,n\nAnna,1\nMüller,2\n"));
        DataFault fault = Should.Throw<DataFormatException>(() => TableReader.Read(path)).Faults.ShouldHaveSingleItem();
        (fault.File, fault.Row, fault.Column, fault.Code).ShouldBe((path, 3L, "name", FaultCodes.WrongEncoding));
        fault.Message.ShouldContain("encoding: latin-1");
        fault.Message.ShouldContain("M\\xFCller");
        TableReader.Read(path, new() { Csv = new() { Encoding = TextEncoding.Latin1 } })["name"].Format(1).ShouldBe("Müller");
    }

    [Theory]
    [InlineData("a,b\n1,2\n1,2,3\n4\n", FaultCodes.RaggedRow, 3, null, 2)]
    [InlineData("a,b\n1,x\0y\n", FaultCodes.NulByte, 2, "b", 1)]
    [InlineData("a,b\n1,\"x\n2,y\n", FaultCodes.UnterminatedQuote, 2, "b", 1)]
    [InlineData("a,b\n1,\"x\"y\n", FaultCodes.TextAfterQuote, 2, "b", 1)]
    [InlineData("a,a,b\n1,2,3\n", FaultCodes.DuplicateHeader, 1, "a", 1)]
    [InlineData("a,,b\n1,2,3\n", FaultCodes.BlankHeader, 1, "2", 1)]
    [InlineData("5.1,3.5,setosa\n4.9,3.0,setosa\n", FaultCodes.NoHeader, 1, null, 1)]
    [InlineData("7590-VHVEG,Female,0,29.85\n5575-GNVDE,Male,1,56.95\n", FaultCodes.NoHeader, 1, null, 1)]
    [InlineData("a,b\n", FaultCodes.NoRows, 0, null, 1)]
    [InlineData("", FaultCodes.EmptyFile, 0, null, 1)]
    [InlineData("\n\r\n", FaultCodes.EmptyFile, 0, null, 1)]
    public void Faults_name_file_row_and_column(string text, string code, long row, string? column, int count)
    {
        string path = _files.Write("bad.csv", text);
        DataFormatException thrown = Should.Throw<DataFormatException>(() => TableReader.Read(path));
        thrown.Faults.Count.ShouldBe(count);
        (thrown.Faults[0].File, thrown.Faults[0].Code, thrown.Faults[0].Row, thrown.Faults[0].Column).ShouldBe((path, code, row, column));
    }

    [Fact]
    public void The_first_twenty_faults_are_kept_and_the_rest_counted()
    {
        string path = _files.Write("bad.csv", "a,b\n" + string.Concat(Enumerable.Repeat("1\n", 50)));
        DataFormatException thrown = Should.Throw<DataFormatException>(() => TableReader.Read(path));
        (thrown.Faults.Count, thrown.Total).ShouldBe((20, 50L));
        thrown.Message.ShouldContain("30 more");
    }

    [Theory]
    [InlineData("year,1999,2000\nx,1,2\n", 3)]
    [InlineData("0,1,2\na,b,c\n", 3)]
    public void Years_and_column_numbers_may_be_names(string text, int columns) =>
        TableReader.Read(_files.Write("a.csv", text)).Columns.Count.ShouldBe(columns);

    [Fact]
    public void Declared_types_hold_and_a_value_that_breaks_one_is_a_fault()
    {
        string path = _files.Write("a.csv", "zip,flag\n007,yes\n12,no\n");
        Table table = TableReader.Read(path, new() { Columns = new Dictionary<string, ColumnType> { ["zip"] = ColumnType.Category, ["flag"] = ColumnType.Boolean } });
        table["zip"].Format(0).ShouldBe("007");
        table["flag"].ShouldBeOfType<BooleanColumn>().Values.ToArray().ShouldBe([(sbyte)1, (sbyte)0]);

        DataFault fault = Should.Throw<DataFormatException>(() => TableReader.Read(path, new() { Columns = new Dictionary<string, ColumnType> { ["flag"] = ColumnType.Real } })).Faults[0];
        (fault.Row, fault.Column, fault.Code).ShouldBe((2L, "flag", FaultCodes.WrongType));
        fault.Message.ShouldContain("'yes'");
        Should.Throw<DataFormatException>(() => TableReader.Read(path, new() { Columns = new Dictionary<string, ColumnType> { ["age"] = ColumnType.Real } })).Faults[0].Code.ShouldBe(FaultCodes.MissingColumn);
    }

    [Fact]
    public void Files_of_a_pattern_are_read_in_order_gzip_or_not_with_columns_in_any_order()
    {
        _files.Write("in/1.csv", "a,b\n1,x\n");
        _files.WriteGzip("in/2.csv", "b,a\ny,2\n");
        _files.WriteGzip("in/deep/er/3.csv.gz", "a,b\nz,q\n");
        Table flat = TableReader.Read(_files.Path("in/*.csv"));
        Enumerable.Range(0, 2).Select(flat["a"].Format).ShouldBe(["1", "2"]);
        Table deep = TableReader.Read(_files.Path("in/**/*.csv*"));
        Enumerable.Range(0, 3).Select(deep["a"].Format).ShouldBe(["1", "2", "z"]);

        _files.Write("in/4.csv", "a,c\n1,x\n");
        DataFault fault = Should.Throw<DataFormatException>(() => TableReader.Read(_files.Path("in/*.csv"))).Faults[0];
        (fault.File, fault.Code).ShouldBe((_files.Path("in/4.csv"), FaultCodes.DifferentColumns));
        Should.Throw<DataFormatException>(() => TableReader.Read(_files.Path("none/*.csv"))).Faults[0].Code.ShouldBe(FaultCodes.NoSuchFile);
    }

    [Fact]
    public void Thousands_of_columns_are_read()
    {
        string path = _files.Write("wide.csv", string.Join(',', Enumerable.Range(0, 5000).Select(i => $"c{i}")) + "\n" + string.Join(',', Enumerable.Range(0, 5000)) + "\n");
        Table table = TableReader.Read(path);
        table["c4999"].Format(0).ShouldBe("4999");
    }

    [Theory]
    [InlineData("PK\u0003\u0004rest of it", "Excel")]
    [InlineData("%PDF-1.7", "PDF")]
    [InlineData("PAR1x", "Parquet")]
    public void A_file_that_is_no_text_is_called_by_its_name(string text, string what)
    {
        DataFault fault = Should.Throw<DataFormatException>(() => TableReader.Read(_files.Write("a.csv", text))).Faults.ShouldHaveSingleItem();
        fault.Code.ShouldBe(FaultCodes.WrongFormat);
        fault.Message.ShouldContain(what);
    }

    [Theory]
    [InlineData(0.5)]
    [InlineData(0.999)]
    public void Gzip_that_was_cut_short_is_a_fault_and_not_half_a_table(double share)
    {
        byte[] packed = File.ReadAllBytes(_files.WriteGzip("good.csv.gz", "a,b\n" + string.Concat(Enumerable.Range(0, 50_000).Select(i => $"{i},{i * 7919 % 104729}\n"))));
        string path = _files.Write("cut.csv.gz", packed[..(int)(packed.Length * share)]);
        Should.Throw<DataFormatException>(() => TableReader.Read(path)).Message.ShouldContain("cut short");
        TableReader.Read(_files.Write("twice.csv.gz", [.. packed, .. File.ReadAllBytes(_files.WriteGzip("more.csv.gz", "7,7\n"))])).RowCount.ShouldBe(50_001);
    }

    [Fact]
    public void Damaged_gzip_is_a_fault()
    {
        byte[] packed = File.ReadAllBytes(_files.WriteGzip("good.csv.gz", "a,b\n" + string.Concat(Enumerable.Range(0, 50_000).Select(i => $"{i},{i * 7919 % 104729}\n"))));
        packed.AsSpan(packed.Length / 2, 64).Fill(0xFF);
        string path = _files.Write("bad.csv.gz", packed);
        Should.Throw<DataFormatException>(() => TableReader.Read(path)).Faults[0].File.ShouldBe(path);
    }
}
