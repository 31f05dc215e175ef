using System.Text;
using System.Text.Json;
using Mainspring.Data.Csv;
using Mainspring.Data.Tables;
using Mainspring.Learning.Features;

namespace Mainspring.Learning.Tests.Features;

/// <summary>A schema with every kind of column, and the ways to read a record of it.</summary>
internal static class Sample
{
    public static InputSchema Schema { get; } = new(
        [
            new() { Name = "tenure", Type = ColumnType.Integer, DeclaredType = ColumnType.Integer, DeclaredMin = 0, DeclaredMax = 120, Unit = "months", Required = true },
            new() { Name = "charge", Type = ColumnType.Real },
            new() { Name = "contract", Type = ColumnType.Category, Levels = ["Month-to-month", "One year", "Two \"long\" years, naïve"], DeclaredValues = ["Month-to-month", "One year", "Two \"long\" years, naïve", "Three years"] },
            new() { Name = "payment", Type = ColumnType.Category, Levels = ["Bank transfer (automatic)", "Électronique ✓", "cash"] },
            new() { Name = "area", Type = ColumnType.Category, Levels = ["408", "415"] },
            new() { Name = "paperless", Type = ColumnType.Boolean },
            new() { Name = "since", Type = ColumnType.Timestamp },
        ],
        ["customerID", "churn"],
        Data.Reading.NullSpellings.Default.Texts);

    public static double[] FromJson(string json, RowReport report) => FromJson(new JsonRowReader(Schema), json, report);

    public static double[] FromJson(JsonRowReader rows, string json, RowReport report, int record = -1)
    {
        var reader = new Utf8JsonReader(Encoding.UTF8.GetBytes(json));
        reader.Read();
        double[] cells = new double[rows.Schema.Cells.Count];
        rows.Read(ref reader, cells, report, record);
        reader.TokenType.ShouldBe(JsonTokenType.EndObject);
        return cells;
    }

    public static double[] FromCsv(InputSchema schema, string header, string line, RowReport report)
    {
        using var reader = new CsvReader(Encoding.UTF8.GetBytes($"{header}\n{line}\n"), CsvDialect.Default);
        CsvHeader names = CsvHeader.Read(reader, CsvDialect.Default, "test.csv");
        reader.ReadRecord().ShouldBeTrue();
        double[] cells = new double[schema.Cells.Count];
        new CsvCellReader(schema, names.Names).Read(reader, cells, report);
        return cells;
    }
}
