using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Text.Json;
using Mainspring.Data.Csv;
using Mainspring.Data.Faults;
using Mainspring.Data.Reading;
using Mainspring.Data.Tables;
using Mainspring.Data.Writing;
using Mainspring.Learning.Features;
using Mainspring.Learning.Linear;
using Mainspring.Learning.Models;
using Mainspring.Lifecycle.Batch;

namespace Mainspring.Lifecycle.Tests.Batch;

public sealed class FileScoringTests : IDisposable
{
    private static readonly string[] Contracts = ["Month-to-month", "One, \"quoted\" year", "Zwei\nJahre ✓"];

    private readonly string _folder = Directory.CreateTempSubdirectory("mainspring-batch-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public async Task Files_and_requests_give_the_very_same_numbers(int threads)
    {
        Model model = Churn();
        var random = new Random(11);
        var csv = new StringBuilder("note,contract,tenure,charge\n");
        var json = new List<string>();
        for (int i = 0; i < 3000; i++)
        {
            string contract = random.Next(12) switch { 0 => "", 1 => "Weekly", 2 => "NA", _ => Contracts[random.Next(3)] };
            string tenure = random.Next(10) == 0 ? " " : random.Next(120).ToString(CultureInfo.InvariantCulture);
            string charge = random.Next(10) == 0 ? "" : (random.NextDouble() * Math.Pow(10, random.Next(-12, 40))).ToString("R", CultureInfo.InvariantCulture);
            csv.Append(CultureInfo.InvariantCulture, $"\"n {i}, é\",{Quote(contract)},{tenure},{charge}\n");
            json.Add($$"""{"contract":{{JsonText(contract)}},"tenure":{{(tenure == " " ? "null" : tenure)}},"charge":{{(charge.Length == 0 ? "null" : charge)}}}""");
        }

        File.WriteAllText(In("in.csv"), csv.ToString());
        BatchResult result = await Score(model, "in.csv", "out.csv", new() { Threads = threads, BlockBytes = 4096 });

        result.Rows.ShouldBe(3000);
        result.Rejected.ShouldBe(0);
        result.RejectedFile.ShouldBeNull();
        result.Warnings.ShouldHaveSingleItem().ShouldContain("'Weekly'");
        float[] expected = FromRequests(model, json);
        using var reader = new CsvReader(File.OpenRead(In("out.csv")), CsvDialect.Default);
        CsvHeader.Read(reader, CsvDialect.Default, "out.csv").Names.ShouldBe(["note", "contract", "tenure", "charge", "prediction", "probability", "probability_No", "probability_Yes"]);
        for (int i = 0; i < expected.Length; i++)
        {
            reader.ReadRecord().ShouldBeTrue();
            Text(reader.Field(0)).ShouldBe($"n {i}, é");
            Text(reader.Field(4)).ShouldBe(expected[i] >= 0.5f ? "Yes" : "No");
            float.Parse(reader.Field(5), CultureInfo.InvariantCulture).ShouldBe(expected[i]);
            float.Parse(reader.Field(6), CultureInfo.InvariantCulture).ShouldBe(1 - expected[i]);
            float.Parse(reader.Field(7), CultureInfo.InvariantCulture).ShouldBe(expected[i]);
        }

        reader.ReadRecord().ShouldBeFalse();
    }

    [Fact]
    public async Task Input_columns_are_kept_byte_for_byte()
    {
        File.WriteAllText(In("in.csv"), "tenure; contract ;charge\r\n01;\" One\";1.50\r\n\r\n2;x;\"3\"\r\n");
        await Score(Churn(), "in.csv", "out.csv");

        string[] lines = File.ReadAllLines(In("out.csv"));
        lines.Length.ShouldBe(3);
        lines[0].ShouldBe("tenure; contract ;charge;prediction;probability;probability_No;probability_Yes");
        lines[1].ShouldStartWith("01;\" One\";1.50;");
        lines[2].ShouldStartWith("2;x;\"3\";");
    }

    [Fact]
    public async Task Rows_that_cannot_be_scored_are_left_out_and_named_with_every_reason()
    {
        File.WriteAllBytes(In("in.csv"), [.. "tenure,contract,charge\n1,Month-to-month,5\n999,x,abc\n3,x\n4,\0,1\n5,"u8, 0xE9, .. ",1\n6,Month-to-month,7\n"u8]);
        BatchResult result = await Score(Churn(), "in.csv", "out.csv");

        (result.Rows, result.Rejected).ShouldBe((2, 4));
        result.RejectedFile.ShouldBe(In("out.csv.rejected.csv"));
        File.ReadLines(In("out.csv")).Select(line => line.Split(',')[0]).ShouldBe(["tenure", "1", "6"]);
        string[] reasons = File.ReadAllLines(result.RejectedFile!);
        reasons[0].ShouldBe("row,column,message");
        reasons[1].ShouldBe("3,tenure,\"is 999; it must be at most 500 months.\"".Replace("\"", "", StringComparison.Ordinal));
        reasons[2].ShouldBe("3,charge,\"must be a number, not the text \"\"abc\"\".\"");
        reasons.Skip(3).Select(reason => reason[..2]).ShouldBe(["4,", "5,", "6,"]);

        File.WriteAllText(In("in.csv"), "tenure,contract,charge\n1,Month-to-month,5\n");
        await Score(Churn(), "in.csv", "out.csv");
        File.Exists(In("out.csv.rejected.csv")).ShouldBeFalse();
    }

    [Theory]
    [InlineData("tenure,contract,prediction\n1,x,2\n", "prediction")]
    [InlineData("a,b\n1,2\n", "none of the columns")]
    [InlineData("contract\nx\n", "requires")]
    [InlineData("", "empty")]
    [InlineData("tenure,tenure\n1,2\n", "tenure")]
    public async Task A_file_that_cannot_be_scored_leaves_no_output(string text, string reason)
    {
        File.WriteAllText(In("in.csv"), text);
        File.WriteAllText(In("out.csv"), "of yesterday");

        DataFormatException refused = await Should.ThrowAsync<DataFormatException>(() => Score(Churn(required: true), "in.csv", "out.csv"));

        refused.Message.ShouldContain(reason);
        Directory.GetFiles(_folder).Select(Path.GetFileName).Order().ShouldBe(["in.csv", "out.csv"]);
        File.ReadAllText(In("out.csv")).ShouldBe("of yesterday");
    }

    [Fact]
    public async Task A_cancelled_run_leaves_no_output()
    {
        File.WriteAllText(In("in.csv"), "tenure,contract,charge\n" + string.Concat(Enumerable.Repeat("1,x,2\n", 5000)));
        using var cancellation = new CancellationTokenSource();
        var progress = new Callback(() => cancellation.Cancel());

        await Should.ThrowAsync<OperationCanceledException>(() =>
            new FileScoring(Churn(), TimeProvider.System).RunAsync(In("in.csv"), In("out.csv"), new() { BlockBytes = 1024, Threads = 3 }, progress, cancellation.Token));

        Directory.GetFiles(_folder).Select(Path.GetFileName).ShouldBe(["in.csv"]);
    }

    [Fact]
    public async Task Packed_files_are_read_and_written()
    {
        using (var packed = new GZipStream(File.Create(In("in.csv.gz")), CompressionLevel.Fastest))
        {
            packed.Write("tenure,contract,charge\n1,x,2\n"u8);
        }

        await Score(Churn(), "in.csv.gz", "out.csv.gz");
        await Score(Churn(), "in.csv.gz", "out.csv");

        using var unpacked = new StreamReader(new GZipStream(File.OpenRead(In("out.csv.gz")), CompressionMode.Decompress));
        unpacked.ReadToEnd().ShouldBe(File.ReadAllText(In("out.csv")));
    }

    [Theory]
    [InlineData("in.parquet", "out.parquet")]
    [InlineData("in.jsonl", "out.jsonl.gz")]
    [InlineData("in.parquet", "out.jsonl")]
    [InlineData("in.jsonl", "out.parquet")]
    [InlineData("in.parquet", "out.csv.gz")]
    [InlineData("in.csv", "out.parquet")]
    public async Task Every_format_gives_the_same_answers(string input, string output)
    {
        var table = new Table(
        [
            new TextColumn("note", [.. Enumerable.Range(0, 500).Select(i => i % 7 == 0 ? null : i % 7 == 1 ? "" : $"n \"{i}\",\n é")]),
            new TimestampColumn("since", [.. Enumerable.Range(0, 500).Select(i => 1_700_000_000_000_000L + i)]),
            new IntegerColumn("tenure", [.. Enumerable.Range(0, 500).Select(i => i % 11 == 0 ? IntegerColumn.Missing : i == 400 ? 999 : i % 90)]),
            new RealColumn("charge", [.. Enumerable.Range(0, 500).Select(i => i % 13 == 0 ? double.NaN : Math.Sqrt(i))]),
            new TextColumn("contract", [.. Enumerable.Range(0, 500).Select(i => Contracts[i % 3])]),
        ]);
        Model model = Churn();
        TableWriter.Write(table, In("in.csv"));
        TableWriter.Write(table, In(input));
        await Score(model, "in.csv", "expected.csv");
        BatchResult result = await Score(model, input, output);

        (result.Rows, result.Rejected).ShouldBe((499, 1));
        File.ReadAllLines(result.RejectedFile!)[1].ShouldBe($"{(input == "in.csv" ? 402 : 401)},tenure,is 999; it must be at most 500 months.");
        Table expected = TableReader.Read(In("expected.csv"));
        Table scored = TableReader.Read(In(output));
        scored.Schema.Columns.Select(column => column.Name).ShouldBe(expected.Schema.Columns.Select(column => column.Name));
        foreach (string name in (string[])["prediction", "probability", "probability_No", "probability_Yes"])
        {
            Enumerable.Range(0, 499).Select(row => Number(scored[name].Format(row))).ShouldBe(Enumerable.Range(0, 499).Select(row => Number(expected[name].Format(row))), name);
        }

        Directory.GetFileSystemEntries(_folder, "*.part").ShouldBeEmpty();
        static string? Number(string? text) => float.TryParse(text, CultureInfo.InvariantCulture, out float number) ? number.ToString(CultureInfo.InvariantCulture) : text;
    }

    [Fact]
    public async Task What_is_no_Parquet_is_a_fault_of_the_file()
    {
        File.WriteAllText(In("in.parquet"), "tenure,contract\n1,x\n");
        (await Should.ThrowAsync<DataFormatException>(() => Score(Churn(), "in.parquet", "out.parquet"))).Message.ShouldContain("in.parquet");
        Directory.GetFileSystemEntries(_folder).Select(Path.GetFileName).ShouldBe(["in.parquet"]);
    }

    [Fact]
    public async Task A_file_without_rows_gives_a_header()
    {
        File.WriteAllText(In("in.csv"), "tenure,contract,charge");
        BatchResult result = await Score(Churn(), "in.csv", "out.csv");

        (result.Rows, result.Rejected).ShouldBe((0, 0));
        File.ReadAllText(In("out.csv")).ShouldBe("tenure,contract,charge,prediction,probability,probability_No,probability_Yes\n");
    }

    private static Model Churn(bool required = false)
    {
        var table = new Table(
        [
            new IntegerColumn("tenure", [.. Enumerable.Range(0, 40).Select(i => (long)i)]),
            new RealColumn("charge", [.. Enumerable.Range(0, 40).Select(i => 1.5 * i)]),
            new CategoryColumn("contract", [.. Enumerable.Range(0, 40).Select(i => i % 4 - 1)], Contracts),
        ]);
        FeaturePlan plan = FeaturePlanner.Fit(table, null, FeaturePlannerOptions.ForLinear with { Declarations = [new() { Name = "tenure", Max = 500, Unit = "months", Required = required }] });
        var predictor = new LinearModel(LinkFunction.Logistic, [0.3], new double[plan.Width], [.. Enumerable.Range(0, plan.Width).Select(i => 0.7 - (0.31 * i))]);
        return new(ModelTarget.Binary("churn", ColumnType.Category, "No", "Yes"), "logistic_regression", plan, predictor);
    }

    private static float[] FromRequests(Model model, List<string> records)
    {
        var rows = new JsonRowReader(model.Plan.Inputs);
        var scorer = new Scorer(model);
        float[] outputs = new float[records.Count];
        for (int i = 0; i < outputs.Length; i++)
        {
            var reader = new Utf8JsonReader(Encoding.UTF8.GetBytes(records[i]));
            reader.Read();
            double[] cells = new double[scorer.CellCount];
            var report = new RowReport();
            rows.Read(ref reader, cells, report);
            report.HasFaults.ShouldBeFalse();
            scorer.Score(cells, 1, outputs.AsSpan(i, 1));
        }

        return outputs;
    }

    private Task<BatchResult> Score(Model model, string input, string output, BatchOptions? options = null) =>
        new FileScoring(model, TimeProvider.System).RunAsync(In(input), In(output), options ?? BatchOptions.Default);

    private string In(string name) => Path.Combine(_folder, name);

    private static string Text(ReadOnlySpan<byte> utf8) => Encoding.UTF8.GetString(utf8);

    private static string JsonText(string text) => $"\"{JsonEncodedText.Encode(text)}\"";

    private static string Quote(string text) => $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    private sealed class Callback(Action action) : IProgress<BatchProgress>
    {
        public void Report(BatchProgress value) => action();
    }
}
