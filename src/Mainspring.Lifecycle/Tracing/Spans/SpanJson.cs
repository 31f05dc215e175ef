using System.Text.Encodings.Web;
using System.Text.Json;

namespace Mainspring.Lifecycle.Tracing.Spans;

/// <summary>
/// Spans as JSON, in the form that MLflow 3 gives to the file <c>traces.json</c> of a trace: ids in base64, instants in nanoseconds,
/// the value of an attribute as a text that is JSON. It is also how spans are kept.
/// </summary>
public static class SpanJson
{
    private static readonly JsonWriterOptions Writing = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>One span.</summary>
    public static string Write(Span span)
    {
        using var bytes = new MemoryStream();
        using (var writer = new Utf8JsonWriter(bytes, Writing))
        {
            Write(writer, span);
        }

        return System.Text.Encoding.UTF8.GetString(bytes.GetBuffer().AsSpan(0, (int)bytes.Length));
    }

    /// <summary>One span, as the next value of a writer.</summary>
    public static void Write(Utf8JsonWriter writer, Span span)
    {
        writer.WriteStartObject();
        writer.WriteString("trace_id", Base64(span.OpenTelemetryTraceId));
        writer.WriteString("span_id", Base64(span.Id));
        if (span.ParentId is null)
        {
            writer.WriteNull("parent_span_id");
        }
        else
        {
            writer.WriteString("parent_span_id", Base64(span.ParentId));
        }

        writer.WriteString("name", span.Name);
        writer.WriteNumber("start_time_unix_nano", span.StartedAt);
        if (span.EndedAt is { } end)
        {
            writer.WriteNumber("end_time_unix_nano", end);
        }
        else
        {
            writer.WriteNull("end_time_unix_nano");
        }

        WriteEvents(writer, span.Events);
        writer.WriteStartObject("status");
        writer.WriteString("code", StatusText(span.Status));
        writer.WriteString("message", span.StatusMessage);
        writer.WriteEndObject();
        WriteTexts(writer, span.Attributes);
        WriteLinks(writer, span.Links);
        writer.WriteEndObject();
    }

    /// <summary>A status in OpenTelemetry's words.</summary>
    public static string StatusText(SpanStatus status) => status switch
    {
        SpanStatus.Ok => "STATUS_CODE_OK",
        SpanStatus.Error => "STATUS_CODE_ERROR",
        _ => "STATUS_CODE_UNSET",
    };

    private static string Base64(string hex) => Convert.ToBase64String(Convert.FromHexString(hex));

    private static void WriteEvents(Utf8JsonWriter writer, IReadOnlyList<SpanEvent> events)
    {
        writer.WriteStartArray("events");
        foreach (SpanEvent happened in events)
        {
            writer.WriteStartObject();
            writer.WriteString("name", happened.Name);
            writer.WriteNumber("time_unix_nano", happened.At);
            WriteAttributes(writer, happened.Attributes);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private static void WriteLinks(Utf8JsonWriter writer, IReadOnlyList<SpanLink> links)
    {
        writer.WriteStartArray("links");
        foreach (SpanLink link in links)
        {
            writer.WriteStartObject();
            writer.WriteString("trace_id", link.Trace);
            writer.WriteString("span_id", link.SpanId);
            WriteAttributes(writer, link.Attributes);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private static void WriteTexts(Utf8JsonWriter writer, IReadOnlyDictionary<string, string> attributes)
    {
        writer.WriteStartObject("attributes");
        foreach ((string key, string value) in attributes)
        {
            writer.WriteString(key, value);
        }

        writer.WriteEndObject();
    }

    private static void WriteAttributes(Utf8JsonWriter writer, IReadOnlyDictionary<string, string> attributes)
    {
        writer.WriteStartObject("attributes");
        foreach ((string key, string value) in attributes)
        {
            writer.WritePropertyName(key);
            writer.WriteRawValue(value, skipInputValidation: true);
        }

        writer.WriteEndObject();
    }
}
