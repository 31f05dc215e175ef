using System.Globalization;
using System.Text;
using System.Text.Json;
using Mainspring.Data.Tables;
using Mainspring.Learning.Features;

namespace Mainspring.Learning.Tests.Features;

/// <summary>A value means the same in a request, in a file and in a table.</summary>
public sealed class CellParityTests
{
    private const string Header = "tenure,charge,contract,payment,area,paperless,since,customerID";

    private static readonly string[] Categories = ["Bank transfer (automatic)", "Électronique ✓", "cash", "crypto", " cash", "CASH", "", " ", "NA", "None", "a\"b", "x,y", "two\nlines", "日本", "🦊"];

    [Fact]
    public void Random_records_read_alike_from_JSON_and_from_a_file()
    {
        var random = new Random(42);
        for (int round = 0; round < 2000; round++)
        {
            (string json, string csv) = Record(random);
            var jsonReport = new RowReport();
            var csvReport = new RowReport();

            double[] fromJson = Sample.FromJson(json, jsonReport);
            double[] fromCsv = Sample.FromCsv(Sample.Schema, Header, csv, csvReport);

            fromCsv.ShouldBe(fromJson, csv);
            csvReport.Faults.Select(f => f.Column).ShouldBe(jsonReport.Faults.Select(f => f.Column), csv);
            csvReport.Unseen.ShouldBe(jsonReport.Unseen, csv);
        }
    }

    [Fact]
    public void Random_rows_encode_alike_from_a_table_and_from_a_file()
    {
        var random = new Random(7);
        string[] names = [.. Enumerable.Range(0, 400).Select(_ => Categories[random.Next(3)])];
        double[] charges = [.. Enumerable.Range(0, 400).Select(i => i % 17 == 0 ? double.NaN : NextNumber(random))];
        var table = new Table([new RealColumn("charge", charges), new TextColumn("payment", names)]);
        FeaturePlan plan = FeaturePlanner.Fit(table, null, FeaturePlannerOptions.ForTrees);
        float[] fromTable = new float[table.RowCount * plan.Width];
        plan.EncodeTable(table, fromTable);

        float[] features = new float[plan.Width];
        for (int row = 0; row < table.RowCount; row++)
        {
            string line = $"{Quote(names[row])},{(double.IsNaN(charges[row]) ? "NA" : charges[row].ToString("R", CultureInfo.InvariantCulture))}";
            plan.Encode(Sample.FromCsv(plan.Inputs, "payment,charge", line, new RowReport()), features);
            features.ShouldBe(fromTable.AsSpan(row * plan.Width, plan.Width).ToArray());
        }
    }

    [Fact]
    public void Numbers_are_read_exactly_as_the_framework_reads_them()
    {
        var random = new Random(1);
        for (int i = 0; i < 200_000; i++)
        {
            string text = random.Next(4) switch
            {
                0 => random.NextInt64().ToString(CultureInfo.InvariantCulture)[..random.Next(1, 17)],
                1 => $"{(random.Next(2) == 0 ? "-" : "")}{random.Next(100_000)}.{random.NextInt64(1, 10_000_000_000_000)}",
                2 => BitConverter.Int64BitsToDouble(random.NextInt64(long.MinValue, long.MaxValue)).ToString("R", CultureInfo.InvariantCulture),
                _ => (random.Next(10_000_000) / 100.0).ToString(CultureInfo.InvariantCulture),
            };
            double expected = double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture);
            if (!double.IsFinite(expected))
            {
                continue;
            }

            Sample.FromCsv(OneNumber, "x", text, new RowReport())[0].ShouldBe(expected, text);
        }
    }

    [Theory]
    [InlineData("", double.NaN)]
    [InlineData(" ", double.NaN)]
    [InlineData("NaN", double.NaN)]
    [InlineData(" 5 ", 5)]
    [InlineData("+5", 5)]
    [InlineData(".5", 0.5)]
    [InlineData("5.", 5)]
    [InlineData("\"29.85\"", 29.85)]
    public void Odd_spellings_of_numbers_have_a_meaning(string field, double expected)
    {
        var report = new RowReport();
        Sample.FromCsv(OneNumber, "x,y", $"{field},1", report)[0].ShouldBe(expected);
        report.HasFaults.ShouldBeFalse();
    }

    [Theory]
    [InlineData("5 6")]
    [InlineData("--5")]
    [InlineData("+-5")]
    [InlineData("1,5")]
    [InlineData("0x10")]
    [InlineData("five")]
    [InlineData("inf")]
    [InlineData("-Infinity")]
    [InlineData("1e999")]
    [InlineData("-")]
    [InlineData(".")]
    public void What_is_no_number_is_a_fault(string field)
    {
        var report = new RowReport();
        double.IsNaN(Sample.FromCsv(OneNumber, "x,y", $"\"{field}\",1", report)[0]).ShouldBeTrue();
        report.Faults.ShouldHaveSingleItem().Message.ShouldBe($"must be a number, not the text \"{field}\".");
    }

    [Theory]
    [InlineData("2024-03-01", "2024-03-01T00:00:00Z")]
    [InlineData("2024-03-01 12:30", "2024-03-01T12:30:00Z")]
    [InlineData("2024-03-01T12:30:05.25+02:00", "2024-03-01T10:30:05.25Z")]
    [InlineData("1969-12-31T23:59:59.9999999+00:00", "1969-12-31T23:59:59.999999Z")]
    public void Moments_are_read_in_UTC(string field, string expected)
    {
        var schema = new InputSchema([new() { Name = "x", Type = ColumnType.Timestamp }], [], []);
        double cell = Sample.FromCsv(schema, "x", field, new RowReport())[0];
        new TimestampColumn("x", [(long)cell]).Format(0).ShouldBe(expected);
    }

    [Theory]
    [InlineData("2024-02-30")]
    [InlineData("2024-3-1")]
    [InlineData("2024-03-01T25:00")]
    [InlineData("2024-03-01T12:00+1")]
    [InlineData("yesterday")]
    public void What_is_no_moment_is_a_fault(string field)
    {
        var report = new RowReport();
        Sample.FromCsv(new InputSchema([new() { Name = "x", Type = ColumnType.Timestamp }], [], []), "x", field, report);
        report.Faults.ShouldHaveSingleItem();
    }

    private static InputSchema OneNumber { get; } = new([new() { Name = "x", Type = ColumnType.Real }], [], Data.Reading.NullSpellings.Default.Texts);

    private static (string Json, string Csv) Record(Random random)
    {
        string tenure = random.Next(8) == 0 ? "-3" : random.Next(200).ToString(CultureInfo.InvariantCulture);
        string charge = NextNumber(random).ToString("R", CultureInfo.InvariantCulture);
        string contract = random.Next(3) == 0 ? "Two \"long\" years, naïve" : "Weekly";
        string payment = Categories[random.Next(Categories.Length)];
        string area = random.Next(2) == 0 ? "408" : "999";
        bool paperless = random.Next(2) == 0;
        string json = $$"""{"tenure":{{tenure}},"charge":{{charge}},"contract":{{Json(contract)}},"payment":{{Json(payment)}},"area":{{area}},"paperless":{{(paperless ? "true" : "0")}},"since":"2024-01-01T00:00:00Z"}""";
        string csv = string.Join(',', tenure, charge, Quote(contract), Quote(payment), area, paperless ? "True" : "0", "2024-01-01", "x");
        return (json, csv);
    }

    private static double NextNumber(Random random) => random.Next(4) switch
    {
        0 => random.Next(-1000, 1000),
        1 => Math.Round(random.NextDouble() * 1000, 2),
        2 => random.NextDouble() * Math.Pow(10, random.Next(-300, 300)),
        _ => -random.NextDouble(),
    };

    private static string Json(string text) => Encoding.UTF8.GetString(JsonEncodedText.Encode(text).EncodedUtf8Bytes) is var escaped ? $"\"{escaped}\"" : "";

    private static string Quote(string text) => text.AsSpan().ContainsAny(",\"\n") ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : text;
}
