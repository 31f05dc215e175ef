using System.Buffers;
using System.Text;
using System.Text.Json;
using Mainspring.Learning.Features;

namespace Mainspring.Learning.Tests.Features;

public sealed class JsonRowReaderTests
{
    private readonly RowReport _report = new();

    [Fact]
    public void Values_become_cells_in_the_order_of_the_schema_whatever_their_own()
    {
        double[] cells = Sample.FromJson(
            """{"since":"1970-01-02","paperless":true,"churn":"No","charge":29.85,"customerID":["any",{"thing":1}],"tenure":1e1,"payment":"\u00c9lectronique \u2713","area":415,"contract":"Two \"long\" years, naïve"}""", _report);

        cells.ShouldBe([10, 29.85, 2, 1, 1, 1, 86_400e6]);
        _report.HasFaults.ShouldBeFalse();
        _report.Unseen.ShouldBeEmpty();
    }

    [Fact]
    public void Absent_columns_nulls_and_null_spellings_are_missing_values()
    {
        double[] cells = Sample.FromJson("""{"tenure":3,"charge":" ","contract":null,"payment":"NA","area":""}""", _report);

        cells.ShouldBe([3, double.NaN, double.NaN, double.NaN, double.NaN, double.NaN, double.NaN]);
        _report.HasFaults.ShouldBeFalse();
    }

    [Fact]
    public void All_faults_of_a_record_are_named_at_once_with_their_pointers()
    {
        Sample.FromJson(
            new JsonRowReader(Sample.Schema),
            """{"tenure":"many","charg":1,"contract":"One yeer","paperless":2,"since":20240301,"charge":[1],"payment":7}""", _report, record: 4);

        _report.Faults.Select(fault => $"{fault.Pointer} {fault.Message}").ShouldBe(
        [
            "/records/4/tenure must be a whole number, not the text \"many\".",
            "/records/4/charg is not a column of the model (did you mean 'charge'?).",
            "/records/4/contract is the text \"One yeer\"; it must be one of 'Month-to-month', 'One year', 'Two \"long\" years, naïve', 'Three years' (did you mean 'One year'?).",
            "/records/4/paperless must be true or false, not 2.",
            "/records/4/since must be a moment such as \"2024-03-01T12:30:00Z\", not 20240301.",
            "/records/4/charge must be a number, not a list.",
            "/records/4/payment must be a text, not 7.",
        ]);
    }

    [Theory]
    [InlineData("""{"tenure":-1}""", "/tenure is -1; it must be at least 0 months.")]
    [InlineData("""{"tenure":121}""", "/tenure is 121; it must be at most 120 months.")]
    [InlineData("""{"tenure":1.5}""", "/tenure must be a whole number, not 1.5.")]
    [InlineData("""{"tenure":null}""", "/tenure is required; give a value.")]
    [InlineData("""{}""", "/tenure is required; give a value.")]
    [InlineData("""{"tenure":1,"tenure":2}""", "/tenure stands twice in the record; give it once.")]
    [InlineData("""{"tenure":1,"a/b~c":2}""", "/a~1b~0c is not a column of the model.")]
    [InlineData("""{"tenure":1,"charge":"29.85"}""", "/charge must be a number, not the text \"29.85\".")]
    public void A_record_outside_the_declaration_is_a_fault(string json, string fault)
    {
        Sample.FromJson(json, _report);

        _report.Faults.Select(f => $"{f.Pointer} {f.Message}").ShouldBe([fault]);
    }

    [Fact]
    public void A_new_category_is_scored_and_named()
    {
        double[] cells = Sample.FromJson("""{"tenure":1,"payment":"crypto","contract":"Three years"}""", _report);

        cells[3].ShouldBe(Cell.Unseen);
        cells[2].ShouldBe(Cell.Unseen);
        _report.HasFaults.ShouldBeFalse();
        _report.Unseen.Select(unseen => (unseen.Column, unseen.Value)).ShouldBe([("payment", "crypto"), ("contract", "Three years")]);
    }

    [Theory]
    [InlineData("""{"tenure":""")]
    [InlineData("""{"tenure":01}""")]
    [InlineData("""{"tenure":1,"payment":"\ud800"}""")]
    public void What_is_no_JSON_is_a_JSON_error(string json) => Should.Throw<JsonException>(() => Sample.FromJson(json, _report));

    [Fact]
    public void Bytes_that_are_no_Unicode_are_a_JSON_error()
    {
        byte[] json = [.. "{\"payment\":\""u8, 0xFF, 0xFE, .. "\"}"u8];
        Should.Throw<JsonException>(() =>
        {
            var reader = new Utf8JsonReader(json);
            reader.Read();
            new JsonRowReader(Sample.Schema).Read(ref reader, new double[7], _report);
        });
    }

    [Fact]
    public void A_body_in_pieces_reads_as_one()
    {
        byte[] json = Encoding.UTF8.GetBytes("""{"tenure":10,"charge":29.85,"payment":"Électronique ✓","area":408}""");
        for (int cut = 1; cut < json.Length; cut++)
        {
            var reader = new Utf8JsonReader(Pieces(json, cut));
            reader.Read();
            double[] cells = new double[7];
            new JsonRowReader(Sample.Schema).Read(ref reader, cells, _report);
            cells[..5].ShouldBe([10, 29.85, double.NaN, 1, 0]);
        }

        _report.HasFaults.ShouldBeFalse();
    }

    [Fact]
    public void A_good_record_allocates_nothing()
    {
        byte[] json = Encoding.UTF8.GetBytes("""{"tenure":10,"charge":29.85,"contract":"One year","payment":"\u00c9lectronique \u2713","area":"408","paperless":false,"since":"2024-03-01T12:30:00Z","customer":1}""".Replace(",\"customer\":1", "", StringComparison.Ordinal));
        var rows = new JsonRowReader(Sample.Schema);
        double[] cells = new double[7];
        Read();

        long before = GC.GetAllocatedBytesForCurrentThread();
        Read();
        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBe(0);
        cells[1].ShouldBe(29.85);

        void Read()
        {
            var reader = new Utf8JsonReader(json);
            reader.Read();
            rows.Read(ref reader, cells, _report);
        }
    }

    private static ReadOnlySequence<byte> Pieces(byte[] bytes, int cut)
    {
        var first = new Piece(bytes.AsMemory(0, cut), 0);
        Piece last = first.Append(bytes.AsMemory(cut));
        return new(first, 0, last, last.Memory.Length);
    }

    private sealed class Piece : ReadOnlySequenceSegment<byte>
    {
        public Piece(ReadOnlyMemory<byte> memory, long index) => (Memory, RunningIndex) = (memory, index);

        public Piece Append(ReadOnlyMemory<byte> memory)
        {
            var next = new Piece(memory, RunningIndex + Memory.Length);
            Next = next;
            return next;
        }
    }
}
