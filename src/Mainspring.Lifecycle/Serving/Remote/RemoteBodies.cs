using System.Buffers;
using System.Text.Json;
using Mainspring.Data.Tables;
using Mainspring.Learning.Features;
using Mainspring.Learning.Models;
using Mainspring.Lifecycle.Registry.Foreign;

namespace Mainspring.Lifecycle.Serving.Remote;

/// <summary>Writes what scorers elsewhere are asked.</summary>
internal static class RemoteBodies
{
    public static ReadOnlyMemory<byte> Write(RemoteProtocol protocol, IReadOnlyList<ReadOnlyMemory<byte>> records, Model schema)
    {
        var bytes = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(bytes))
        {
            json.WriteStartObject();
            if (protocol == RemoteProtocol.OpenInference)
            {
                WriteTensors(json, records, schema.Plan.Inputs);
            }
            else
            {
                WriteRecords(json, protocol == RemoteProtocol.Mlflow ? "dataframe_records" : "records", records);
            }

            json.WriteEndObject();
        }

        return bytes.WrittenMemory;
    }

    private static void WriteRecords(Utf8JsonWriter json, string name, IReadOnlyList<ReadOnlyMemory<byte>> records)
    {
        json.WriteStartArray(name);
        foreach (ReadOnlyMemory<byte> record in records)
        {
            json.WriteRawValue(record.Span, skipInputValidation: true);
        }

        json.WriteEndArray();
    }

    private static void WriteTensors(Utf8JsonWriter json, IReadOnlyList<ReadOnlyMemory<byte>> records, InputSchema inputs)
    {
        JsonDocument[] read = [.. records.Select(record => JsonDocument.Parse(record))];
        json.WriteStartArray("inputs");
        foreach (InputColumn column in inputs.Columns)
        {
            json.WriteStartObject();
            json.WriteString("name", column.Name);
            json.WriteString("datatype", TypeOf(column.Type));
            json.WriteStartArray("shape");
            json.WriteNumberValue(records.Count);
            json.WriteEndArray();
            json.WriteStartArray("data");
            foreach (JsonDocument record in read)
            {
                if (record.RootElement.TryGetProperty(column.Name, out JsonElement value))
                {
                    value.WriteTo(json);
                }
                else
                {
                    json.WriteNullValue();
                }
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
        Array.ForEach(read, record => record.Dispose());
    }

    private static string TypeOf(ColumnType type) => type switch
    {
        ColumnType.Integer => "INT64",
        ColumnType.Real => "FP64",
        ColumnType.Boolean => "BOOL",
        _ => "BYTES",
    };
}
