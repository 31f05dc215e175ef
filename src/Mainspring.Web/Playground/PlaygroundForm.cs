using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Mainspring.Data.Tables;
using Mainspring.Learning.Features;
using Mainspring.Lifecycle.Serving;

namespace Mainspring.Web.Playground;

/// <summary>A record in the fields of a form, generated from what a model reads.</summary>
/// <param name="Fields">One field a column, in the order of the model.</param>
public sealed record PlaygroundForm(IReadOnlyList<PlaygroundField> Fields)
{
    /// <summary>Relaxed so that commands stay readable; the text is never put into HTML without escaping.</summary>
    private static readonly JsonWriterOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The middle of what training saw.</summary>
    public static PlaygroundForm Typical(ServedModel model) => Of(model, TypicalValue);

    /// <summary>A record that might be: every value drawn from what training saw. The same seed gives the same record.</summary>
    public static PlaygroundForm Drawn(ServedModel model, int seed)
    {
        var random = new Random(seed);
        return Of(model, column => DrawValue(column, random));
    }

    /// <summary>The fields filled by name.</summary>
    public static PlaygroundForm Of(ServedModel model, Func<InputColumn, string> value)
    {
        ArgumentNullException.ThrowIfNull(model);
        return new([.. model.Rows.Schema.Columns.Select(column => new PlaygroundField(column, value(column)))]);
    }

    /// <summary>The record as JSON. Empty fields are left out; what is no number in a number field stays a text, so that the model's reader refuses it.</summary>
    public string ToJson()
    {
        var bytes = new ArrayBufferWriter<byte>(512);
        using (var json = new Utf8JsonWriter(bytes, Readable))
        {
            json.WriteStartObject();
            foreach (PlaygroundField field in Fields.Where(field => field.Value.Length > 0))
            {
                json.WritePropertyName(field.Column.Name);
                Write(json, field);
            }

            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(bytes.WrittenSpan);
    }

    private static void Write(Utf8JsonWriter json, PlaygroundField field)
    {
        if (field.IsNumber && decimal.TryParse(field.Value, NumberStyles.Float, CultureInfo.InvariantCulture, out decimal exact))
        {
            json.WriteNumberValue(exact);
        }
        else if (field.Column.Type == ColumnType.Boolean && field.Value is "true" or "false")
        {
            json.WriteBooleanValue(field.Value == "true");
        }
        else
        {
            json.WriteStringValue(field.Value);
        }
    }

    private static string TypicalValue(InputColumn column) => column.Type switch
    {
        ColumnType.Category or ColumnType.Text => column.Mode ?? column.Levels.FirstOrDefault() ?? "",
        ColumnType.Boolean => column.Median is >= 0.5 ? "true" : "false",
        _ => NumberOrMoment(column, column.Median),
    };

    private static string DrawValue(InputColumn column, Random random)
    {
        switch (column.Type)
        {
            case ColumnType.Category when column.Levels.Count > 0:
                return column.Levels[random.Next(column.Levels.Count)];
            case ColumnType.Text:
                return column.Mode ?? "";
            case ColumnType.Boolean:
                return random.Next(2) == 0 ? "true" : "false";
            default:
                double? drawn = column.Min is { } low && column.Max is { } high ? low + (random.NextDouble() * (high - low)) : column.Median;
                return NumberOrMoment(column, drawn);
        }
    }

    private static string NumberOrMoment(InputColumn column, double? value) => (column.Type, value) switch
    {
        (_, null) => "",
        (ColumnType.Timestamp, { } microseconds) => DateTime.UnixEpoch.AddMicroseconds(microseconds).ToString("yyyy-MM-dd'T'HH:mm:ss", CultureInfo.InvariantCulture),
        (ColumnType.Integer, { } number) => Math.Round(number).ToString("0", CultureInfo.InvariantCulture),
        (_, { } number) => Math.Round(number, 2).ToString("R", CultureInfo.InvariantCulture),
    };
}
