using System.Buffers;
using System.Text.Json;
using Mainspring.Data.Tables;
using Mainspring.Learning.Features;

namespace Mainspring.Learning.Tests.Features;

/// <summary>Derived columns and encoders give the same in a request, in a file and in a table, to the last bit.</summary>
public sealed class DerivedParityTests
{
    [Theory]
    [InlineData(FeatureStyle.Trees)]
    [InlineData(FeatureStyle.Linear)]
    public void A_row_has_the_same_features_wherever_it_stands(FeatureStyle style)
    {
        FeaturePlan plan = FeaturePlanner.Fit(Houses.Table, "price", Houses.Options(style));
        FeaturePlan stored = Stored(plan);
        Table table = Houses.Table.Without("price");
        float[] expected = new float[table.RowCount * plan.Width];
        plan.EncodeTable(table, expected);
        float[] restored = new float[expected.Length];
        stored.EncodeTable(table, restored);
        restored.ShouldBe(expected);

        var json = new JsonRowReader(stored.Inputs);
        string header = string.Join(',', table.Columns.Select(column => column.Name));
        float[] features = new float[plan.Width];
        for (int row = 0; row < table.RowCount; row++)
        {
            float[] own = expected.AsSpan(row * plan.Width, plan.Width).ToArray();
            stored.Encode(Sample.FromJson(json, Json(table, row), new RowReport()), features);
            features.ShouldBe(own, Json(table, row));
            stored.Encode(Sample.FromCsv(stored.Inputs, header, Csv(table, row), new RowReport()), features);
            features.ShouldBe(own, Csv(table, row));
        }
    }

    [Fact]
    public void The_same_rows_give_the_same_plan_and_a_stored_plan_the_same_bytes()
    {
        FeaturePlan plan = FeaturePlanner.Fit(Houses.Table, "price", Houses.Options(FeatureStyle.Trees));
        Bytes(FeaturePlanner.Fit(Houses.Table, "price", Houses.Options(FeatureStyle.Trees))).ShouldBe(Bytes(plan));
        Bytes(Stored(plan)).ShouldBe(Bytes(plan));
        Stored(plan).FeatureNames.ShouldBe(plan.FeatureNames);
    }

    [Fact]
    public void A_category_that_was_derived_and_never_seen_is_warned_of()
    {
        FeaturePlan plan = FeaturePlanner.Fit(Houses.Table, "price", Houses.Options(FeatureStyle.Trees));
        var report = new RowReport();
        Sample.FromJson(new JsonRowReader(plan.Inputs), """{"size": "9 Castles", "place": " Straße 1"}""", report);
        report.HasFaults.ShouldBeFalse();
        report.Unseen.Select(unseen => (unseen.Column, unseen.Value)).ShouldBe([("size", "9 Castles"), ("kind", "castles")]);
    }

    [Fact]
    public void Numbers_from_texts_allocate_nothing()
    {
        FeaturePlan plan = FeaturePlanner.Fit(Houses.Table, "price", new()
        {
            Derived = [.. Houses.Derived.Where(feature => feature.Name is "rooms" or "area" or "per_room" or "log_bath")],
            Encodings = new Dictionary<string, EncodingChoice> { ["place"] = new() { Method = EncodingMethod.None } },
        });
        byte[] json = System.Text.Encoding.UTF8.GetBytes("""{"size":"2 B\u0048K","total":"1133 - 1384","bath":2.5,"at":"2024-03-01T12:30:00Z"}""");
        var rows = new JsonRowReader(plan.Inputs);
        double[] cells = new double[plan.Inputs.Cells.Count];
        float[] features = new float[plan.Width];
        var report = new RowReport();
        Read();

        long before = GC.GetAllocatedBytesForCurrentThread();
        Read();
        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBe(0);
        features[plan.FeatureNames.ToList().IndexOf("per_room")].ShouldBe(1258.5f / 2);

        void Read()
        {
            var reader = new Utf8JsonReader(json);
            reader.Read();
            rows.Read(ref reader, cells, report);
            plan.Encode(cells, features);
        }
    }

    [Fact]
    public void Free_text_may_be_a_number_in_a_request()
    {
        FeaturePlan plan = FeaturePlanner.Fit(Houses.Table, "price", Houses.Options(FeatureStyle.Trees));
        var report = new RowReport();
        double[] cells = Sample.FromJson(new JsonRowReader(plan.Inputs), """{"total": 1056.0, "size": "2 BHK"}""", report);
        report.HasFaults.ShouldBeFalse();
        cells[plan.Inputs.Cells.ToList().FindIndex(cell => cell.Name == "per_room")].ShouldBe(528);
    }

    private static FeaturePlan Stored(FeaturePlan plan)
    {
        using var document = JsonDocument.Parse(Bytes(plan));
        return FeaturePlanJson.Read(document.RootElement);
    }

    private static byte[] Bytes(FeaturePlan plan)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            FeaturePlanJson.Write(writer, plan);
        }

        return buffer.WrittenSpan.ToArray();
    }

    private static string Json(Table table, int row) => JsonSerializer.Serialize(table.Columns.ToDictionary(
        column => column.Name,
        column => column is RealColumn real && !real.IsMissing(row) ? (object?)real.Values[row] : column.Format(row)));

    private static string Csv(Table table, int row) => string.Join(',', table.Columns.Select(column => column.Format(row) is { } text ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : ""));
}
