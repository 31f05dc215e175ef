using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using Mainspring.Data.Tables;
using Mainspring.Learning.Features;

namespace Mainspring.Learning.Models;

/// <summary>A plain record of a model: the median of each number, the most frequent of each category, in MLflow's split form <c>{columns, data}</c>.</summary>
internal static class InputExample
{
    public static byte[] Write(IReadOnlyList<InputColumn> columns)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            writer.WriteStartObject();
            FeaturePlanJson.WriteTexts(writer, "columns", columns.Select(column => column.Name));
            writer.WriteStartArray("data");
            writer.WriteStartArray();
            foreach (InputColumn column in columns)
            {
                WriteValue(writer, column);
            }

            writer.WriteEndArray();
            writer.WriteEndArray();
            writer.WriteEndObject();
        }

        return buffer.WrittenSpan.ToArray();
    }

    private static void WriteValue(Utf8JsonWriter writer, InputColumn column)
    {
        switch (column)
        {
            case { Type: ColumnType.Category or ColumnType.Text, Mode: { } mode }:
                writer.WriteStringValue(mode);
                break;
            case { Type: ColumnType.Boolean, Median: { } median }:
                writer.WriteBooleanValue(median >= 0.5);
                break;
            case { Type: ColumnType.Timestamp, Median: { } median }:
                writer.WriteStringValue(new TimestampColumn(column.Name, [(long)median]).Format(0));
                break;
            case { Median: { } median }:
                writer.WriteNumberValue(median);
                break;
            default:
                writer.WriteNullValue();
                break;
        }
    }
}
