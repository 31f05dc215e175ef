using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Mainspring.Data.Csv;

namespace Mainspring.Data.Tests.Csv;

public sealed class CsvReaderTests
{
    [Fact]
    public void Any_text_is_cut_as_the_naive_reader_cuts_it_from_streams_blocks_and_memory()
    {
        Gen<string> text = Gen.Elements("a", "b", "é", ",", ",", "\n", "\r\n", "\"", "\"", "\"\"", "\"x\"", "\r", " ", "long field that is longer than most, said he", "\"quoted, with\nlines and \"\" marks\",")
            .ListOf().Select(string.Concat);
        var property = Prop.ForAll(text.ToArbitrary(), t =>
        {
            // A quote that is never closed is a fault of its own; how its text is shown does not matter.
            byte[] bytes = Encoding.UTF8.GetBytes(t);
            List<(long Row, string[] Fields)> expected = NaiveCsv.Parse(t, ',');
            Same(Read(new CsvReader(bytes, CsvDialect.Default)), expected);
            Same(Read(new CsvReader(new DripStream(bytes, 7), CsvDialect.Default)), expected);
            Same(ReadBlocks(bytes, 16), expected);
        });
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(1000).WithEndSize(120), property);
    }

    [Fact]
    public void Long_records_survive_the_borders_of_the_buffer()
    {
        var lines = new StringBuilder();
        for (int i = 0; i < 3000; i++)
        {
            lines.Append(i).Append(',').Append('x', i % 700).Append(",\"").Append('y', i % 450).Append("\"\"z\"\r\n");
        }

        string text = lines.ToString();
        Same(Read(new CsvReader(new MemoryStream(Encoding.UTF8.GetBytes(text)), CsvDialect.Default)), NaiveCsv.Parse(text, ','));
    }

    [Fact]
    public void A_record_longer_than_the_buffer_is_read_whole()
    {
        string wide = string.Join(',', Enumerable.Range(0, 200_000));
        using var reader = new CsvReader(new MemoryStream(Encoding.UTF8.GetBytes(wide + "\n" + wide)), CsvDialect.Default);
        reader.ReadRecord().ShouldBeTrue();
        reader.FieldCount.ShouldBe(200_000);
        reader.ReadRecord().ShouldBeTrue();
        Encoding.UTF8.GetString(reader.Field(199_999)).ShouldBe("199999");
        reader.RawRecord.Length.ShouldBe(wide.Length);
        reader.ReadRecord().ShouldBeFalse();
    }

    [Fact]
    public void The_raw_record_has_its_quotes_and_not_its_line_end()
    {
        using var reader = new CsvReader("a,\"b \"\"c\"\"\"\r\nd,e"u8.ToArray(), CsvDialect.Default);
        reader.ReadRecord();
        Encoding.UTF8.GetString(reader.RawRecord).ShouldBe("a,\"b \"\"c\"\"\"");
        Encoding.UTF8.GetString(reader.Field(1)).ShouldBe("b \"c\"");
        reader.IsQuoted(1).ShouldBeTrue();
        reader.ReadRecord();
        Encoding.UTF8.GetString(reader.RawRecord).ShouldBe("d,e");
    }

    [Fact]
    public void Reading_a_record_allocates_nothing()
    {
        byte[] text = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("1,2.5,abc,\"d,e\"\n", 20_000)));

        // The first time the runtime itself allocates, for what it makes of the code.
        Read(text).Fields.ShouldBe(3 * 19_999);
        Read(text).Allocated.ShouldBe(0);

        static (long Fields, long Allocated) Read(byte[] text)
        {
            using var reader = new CsvReader(text, CsvDialect.Default);
            reader.ReadRecord();
            long before = GC.GetAllocatedBytesForCurrentThread();
            long fields = 0;
            while (reader.ReadRecord())
            {
                fields += reader.Field(3).Length;
            }

            return (fields, GC.GetAllocatedBytesForCurrentThread() - before);
        }
    }

    [Theory]
    [InlineData("a,b\nc,d\0e", CsvProblem.NulByte, 1)]
    [InlineData("a,b\n\"c,d", CsvProblem.UnterminatedQuote, 0)]
    [InlineData("a,b\nc,\"d\"e", CsvProblem.TextAfterQuote, 1)]
    public void What_is_wrong_in_a_record_is_told_with_its_field(string text, CsvProblem problem, int field)
    {
        using var reader = new CsvReader(new MemoryStream(Encoding.UTF8.GetBytes(text)), CsvDialect.Default);
        reader.ReadRecord();
        reader.Problem.ShouldBe(CsvProblem.None);
        reader.ReadRecord();
        (reader.Problem, reader.ProblemField, reader.RowNumber).ShouldBe((problem, field, 2L));
    }

    [Fact]
    public void Latin1_bytes_are_told_with_their_field()
    {
        using var reader = new CsvReader(Encoding.Latin1.GetBytes("a,b\nx,Müller\n"), CsvDialect.Default);
        reader.ReadRecord();
        reader.ReadRecord();
        (reader.Problem, reader.ProblemField).ShouldBe((CsvProblem.InvalidUtf8, 1));
    }

    private static List<(long Row, string[] Fields)> Read(CsvReader reader)
    {
        var records = new List<(long, string[])>();
        using (reader)
        {
            while (reader.ReadRecord())
            {
                var fields = new string[reader.FieldCount];
                for (int i = 0; i < fields.Length; i++)
                {
                    fields[i] = Encoding.UTF8.GetString(reader.Field(i));
                }

                records.Add((reader.RowNumber, fields));
            }
        }

        return records;
    }

    private static List<(long Row, string[] Fields)> ReadBlocks(byte[] bytes, int blockBytes)
    {
        var records = new List<(long, string[])>();
        using var blocks = new CsvBlockReader(new DripStream(bytes, 5), CsvDialect.Default, blockBytes);
        while (blocks.Read() is { } block)
        {
            records.AddRange(Read(new CsvReader(block.Bytes, CsvDialect.Default, block.FirstRow)));
            block.Dispose();
        }

        return records;
    }

    private static void Same(List<(long Row, string[] Fields)> actual, List<(long Row, string[] Fields)> expected)
    {
        string Show(List<(long Row, string[] Fields)> records) => string.Join('\n', records.Select(r => $"{r.Row}: {string.Join('¦', r.Fields)}"));
        Show(actual).ShouldBe(Show(expected));
    }
}
