using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Mainspring.Lifecycle.Tracing.Spans;

namespace Mainspring.Server.Mlflow.Traces.Otlp;

/// <summary>Reads values of attributes from OpenTelemetry's messages into JSON.</summary>
internal static class OtlpValues
{
    private const int Deepest = 50;
    private static readonly JsonWriterOptions Writing = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Reads a <c>KeyValue</c>: its key, and its value as JSON.</summary>
    public static KeyValuePair<string, string> ReadEntry(ReadOnlySpan<byte> message, bool unwrap)
    {
        (string key, ReadOnlySpan<byte> value) = Split(message, out string? only);
        if (unwrap && only is not null)
        {
            return new(key, SpanValue.OfReceived(key, only));
        }

        var bytes = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(bytes, Writing))
        {
            WriteValue(writer, value, 0);
        }

        return new(key, Encoding.UTF8.GetString(bytes.WrittenSpan));
    }

    private static Entry Split(ReadOnlySpan<byte> message, out string? only)
    {
        string key = "";
        ReadOnlySpan<byte> value = [];
        only = null;
        var reader = new ProtobufReader(message);
        while (reader.MoveNext())
        {
            switch (reader.Field)
            {
                case 1:
                    key = reader.ReadText();
                    break;
                case 2:
                    value = reader.ReadBytes();
                    break;
                default:
                    reader.Skip();
                    break;
            }
        }

        var inner = new ProtobufReader(value);
        if (inner.MoveNext() && inner.Field == 1)
        {
            only = inner.ReadText();
        }

        return new(key, value);
    }

    private static void WriteValue(Utf8JsonWriter writer, ReadOnlySpan<byte> message, int depth)
    {
        if (depth > Deepest)
        {
            throw new FormatException($"A value of an attribute is nested deeper than {Deepest} levels.");
        }

        var reader = new ProtobufReader(message);
        if (!reader.MoveNext())
        {
            writer.WriteNullValue();
            return;
        }

        switch (reader.Field)
        {
            case 1:
                writer.WriteStringValue(reader.ReadText());
                break;
            case 2:
                writer.WriteBooleanValue(reader.ReadVarint() != 0);
                break;
            case 3:
                writer.WriteNumberValue(reader.ReadVarint());
                break;
            case 4:
                WriteNumber(writer, reader.ReadDouble());
                break;
            case 5:
                writer.WriteStartArray();
                WriteEach(writer, reader.ReadBytes(), depth, entries: false);
                writer.WriteEndArray();
                break;
            case 6:
                writer.WriteStartObject();
                WriteEach(writer, reader.ReadBytes(), depth, entries: true);
                writer.WriteEndObject();
                break;
            case 7:
                writer.WriteBase64StringValue(reader.ReadBytes());
                break;
            default:
                writer.WriteNullValue();
                break;
        }
    }

    private static void WriteEach(Utf8JsonWriter writer, ReadOnlySpan<byte> list, int depth, bool entries)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var reader = new ProtobufReader(list);
        while (reader.MoveNext())
        {
            if (reader.Field != 1)
            {
                reader.Skip();
            }
            else if (!entries)
            {
                WriteValue(writer, reader.ReadBytes(), depth + 1);
            }
            else
            {
                (string key, ReadOnlySpan<byte> value) = Split(reader.ReadBytes(), out _);
                if (seen.Add(key))
                {
                    writer.WritePropertyName(key);
                    WriteValue(writer, value, depth + 1);
                }
            }
        }
    }

    // JSON has no NaN and no infinities; they become texts, as everywhere on this wire.
    private static void WriteNumber(Utf8JsonWriter writer, double value)
    {
        if (double.IsFinite(value))
        {
            writer.WriteNumberValue(value);
        }
        else
        {
            writer.WriteStringValue(double.IsNaN(value) ? "NaN" : value > 0 ? "Infinity" : "-Infinity");
        }
    }

    private readonly ref struct Entry(string key, ReadOnlySpan<byte> value)
    {
        private readonly ReadOnlySpan<byte> _value = value;

        public void Deconstruct(out string foundKey, out ReadOnlySpan<byte> found)
        {
            foundKey = key;
            found = _value;
        }
    }
}
