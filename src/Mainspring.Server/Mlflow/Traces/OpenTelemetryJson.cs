using System.Buffers;
using System.Globalization;
using System.Text.Json;
using Mainspring.Lifecycle.Tracing.Spans;

namespace Mainspring.Server.Mlflow.Traces;

/// <summary>Spans as protobuf writes OpenTelemetry's message in JSON with its own field names: ids in base64, values with their type, instants as texts.</summary>
internal static class OpenTelemetryJson
{
    private const string TraceIdPrefix = "tr-";

    public static JsonElement Of(Span span)
    {
        var bytes = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(bytes))
        {
            Write(writer, span);
        }

        return JsonElement.Parse(bytes.WrittenSpan);
    }

    private static void Write(Utf8JsonWriter writer, Span span)
    {
        writer.WriteStartObject();
        writer.WriteBase64String("trace_id", Convert.FromHexString(span.OpenTelemetryTraceId));
        writer.WriteBase64String("span_id", Convert.FromHexString(span.Id));
        if (span.ParentId is not null)
        {
            writer.WriteBase64String("parent_span_id", Convert.FromHexString(span.ParentId));
        }

        writer.WriteString("name", span.Name);
        writer.WriteString("start_time_unix_nano", span.StartedAt.ToString(CultureInfo.InvariantCulture));
        if (span.EndedAt is { } end)
        {
            writer.WriteString("end_time_unix_nano", end.ToString(CultureInfo.InvariantCulture));
        }

        WriteAttributes(writer, span.Attributes);
        writer.WriteStartArray("events");
        foreach (SpanEvent happened in span.Events)
        {
            writer.WriteStartObject();
            writer.WriteString("time_unix_nano", happened.At.ToString(CultureInfo.InvariantCulture));
            writer.WriteString("name", happened.Name);
            WriteAttributes(writer, happened.Attributes);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        WriteLinks(writer, span.Links);
        writer.WriteStartObject("status");
        writer.WriteString("code", SpanJson.StatusText(span.Status));
        writer.WriteString("message", span.StatusMessage);
        writer.WriteEndObject();
        writer.WriteEndObject();
    }

    // A link to a trace that OpenTelemetry could not name has no place in its message.
    private static void WriteLinks(Utf8JsonWriter writer, IReadOnlyList<SpanLink> links)
    {
        writer.WriteStartArray("links");
        foreach (SpanLink link in links)
        {
            string trace = link.Trace.StartsWith(TraceIdPrefix, StringComparison.Ordinal) ? link.Trace[TraceIdPrefix.Length..] : link.Trace;
            if (IsHex(trace, 32) && IsHex(link.SpanId, 16))
            {
                writer.WriteStartObject();
                writer.WriteBase64String("trace_id", Convert.FromHexString(trace));
                writer.WriteBase64String("span_id", Convert.FromHexString(link.SpanId));
                WriteAttributes(writer, link.Attributes);
                writer.WriteEndObject();
            }
        }

        writer.WriteEndArray();
    }

    private static void WriteAttributes(Utf8JsonWriter writer, IReadOnlyDictionary<string, string> attributes)
    {
        writer.WriteStartArray("attributes");
        foreach ((string key, string value) in attributes)
        {
            using JsonDocument json = JsonDocument.Parse(value);
            WriteEntry(writer, key, json.RootElement);
        }

        writer.WriteEndArray();
    }

    private static void WriteEntry(Utf8JsonWriter writer, string key, JsonElement value)
    {
        writer.WriteStartObject();
        writer.WriteString("key", key);
        writer.WritePropertyName("value");
        WriteValue(writer, value);
        writer.WriteEndObject();
    }

    private static void WriteValue(Utf8JsonWriter writer, JsonElement value)
    {
        writer.WriteStartObject();
        switch (value.ValueKind)
        {
            case JsonValueKind.String:
                writer.WriteString("string_value", value.GetString());
                break;
            case JsonValueKind.True or JsonValueKind.False:
                writer.WriteBoolean("bool_value", value.GetBoolean());
                break;
            case JsonValueKind.Number when value.TryGetInt64(out long whole):
                writer.WriteNumber("int_value", whole);
                break;
            case JsonValueKind.Number when double.IsFinite(value.GetDouble()):
                writer.WriteNumber("double_value", value.GetDouble());
                break;
            case JsonValueKind.Array:
                writer.WriteStartObject("array_value");
                writer.WriteStartArray("values");
                foreach (JsonElement entry in value.EnumerateArray())
                {
                    WriteValue(writer, entry);
                }

                writer.WriteEndArray();
                writer.WriteEndObject();
                break;
            case JsonValueKind.Object:
                writer.WriteStartObject("kvlist_value");
                writer.WriteStartArray("values");
                foreach (JsonProperty entry in value.EnumerateObject())
                {
                    WriteEntry(writer, entry.Name, entry.Value);
                }

                writer.WriteEndArray();
                writer.WriteEndObject();
                break;
        }

        writer.WriteEndObject();
    }

    private static bool IsHex(string text, int digits) => text.Length == digits && text.All(char.IsAsciiHexDigit);
}
