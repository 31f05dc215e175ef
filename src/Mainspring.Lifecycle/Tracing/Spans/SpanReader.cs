using System.Globalization;
using System.Text.Json;

namespace Mainspring.Lifecycle.Tracing.Spans;

/// <summary>
/// Reads the file <c>traces.json</c> that MLflow's clients keep with a trace, in the form of version 3 (see <see cref="SpanJson"/>)
/// and in that of version 2 (ids in hexadecimal below <c>context</c>, <c>start_time</c>, <c>status_code</c>).
/// </summary>
public static class SpanReader
{
    /// <summary>The spans of a file.</summary>
    /// <exception cref="FormatException">It is no such file, or holds more spans than a trace may have.</exception>
    public static IReadOnlyList<Span> ReadFile(ReadOnlyMemory<byte> utf8)
    {
        try
        {
            using JsonDocument json = JsonDocument.Parse(utf8);
            return json.RootElement.TryGetProperty("spans", out JsonElement spans)
                ? spans.GetArrayLength() <= TraceRules.MostSpans
                    ? [.. spans.EnumerateArray().Select(Read)]
                    : throw new FormatException($"The trace has {spans.GetArrayLength()} spans; at most {TraceRules.MostSpans} are allowed.")
                : throw new FormatException("The file has no 'spans'.");
        }
        catch (Exception broken) when (broken is JsonException or InvalidOperationException)
        {
            throw new FormatException($"The file is no MLflow trace: {broken.Message}", broken);
        }
    }

    /// <summary>One span that <see cref="SpanJson.Write(Span)"/> wrote.</summary>
    public static Span Read(string json)
    {
        using JsonDocument document = JsonDocument.Parse(json);
        return Read(document.RootElement);
    }

    private static Span Read(JsonElement span) => span.TryGetProperty("context", out JsonElement context) ? ReadOld(span, context) : new Span
    {
        Id = Hex(span, "span_id") ?? throw Nameless(),
        OpenTelemetryTraceId = Hex(span, "trace_id") ?? throw Nameless(),
        ParentId = Hex(span, "parent_span_id"),
        Name = Text(span, "name") ?? "",
        StartedAt = Number(span, "start_time_unix_nano") ?? 0,
        EndedAt = Number(span, "end_time_unix_nano"),
        Status = span.TryGetProperty("status", out JsonElement status) ? Status(Text(status, "code")) : SpanStatus.Unset,
        StatusMessage = status.ValueKind == JsonValueKind.Object ? Text(status, "message") ?? "" : "",
        Attributes = Attributes(span, texts: true),
        Events = Events(span, "time_unix_nano", 1),
        Links = Links(span),
    };

    private static Span ReadOld(JsonElement span, JsonElement context) => new()
    {
        Id = OldHex(Text(context, "span_id"), 16) ?? throw Nameless(),
        OpenTelemetryTraceId = OldHex(Text(context, "trace_id"), 32) ?? throw Nameless(),
        ParentId = OldHex(Text(span, "parent_id"), 16),
        Name = Text(span, "name") ?? "",
        StartedAt = Number(span, "start_time") ?? 0,
        EndedAt = Number(span, "end_time"),
        Status = Status(Text(span, "status_code")),
        StatusMessage = Text(span, "status_message") ?? "",
        Attributes = Attributes(span, texts: true),
        Events = Events(span, "timestamp", 1000),
    };

    private static FormatException Nameless() => new("A span has no id.");

    private static SpanStatus Status(string? code) => code switch
    {
        "STATUS_CODE_OK" or "OK" => SpanStatus.Ok,
        "STATUS_CODE_ERROR" or "ERROR" => SpanStatus.Error,
        _ => SpanStatus.Unset,
    };

    private static SpanEvent[] Events(JsonElement span, string instant, long nanoseconds) => span.TryGetProperty("events", out JsonElement events) && events.ValueKind == JsonValueKind.Array
        ? [.. events.EnumerateArray().Select(happened => new SpanEvent(Text(happened, "name") ?? "", (Number(happened, instant) ?? 0) * nanoseconds, Attributes(happened, texts: false)))]
        : [];

    private static SpanLink[] Links(JsonElement span) => span.TryGetProperty("links", out JsonElement links) && links.ValueKind == JsonValueKind.Array
        ? [.. links.EnumerateArray().Select(link => new SpanLink(Text(link, "trace_id") ?? "", Text(link, "span_id") ?? "", Attributes(link, texts: false)))]
        : [];

    private static Dictionary<string, string> Attributes(JsonElement owner, bool texts)
    {
        var found = new Dictionary<string, string>(StringComparer.Ordinal);
        if (owner.TryGetProperty("attributes", out JsonElement attributes) && attributes.ValueKind == JsonValueKind.Object)
        {
            foreach (JsonProperty attribute in attributes.EnumerateObject())
            {
                found[attribute.Name] = texts && attribute.Value.ValueKind == JsonValueKind.String && attribute.Value.GetString() is { Length: > 0 } json && SpanValue.IsJson(json)
                    ? json
                    : SpanValue.OfElement(attribute.Value);
            }
        }

        return found;
    }

    private static string? Text(JsonElement owner, string name) =>
        owner.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static long? Number(JsonElement owner, string name) => !owner.TryGetProperty(name, out JsonElement value) ? null : value.ValueKind switch
    {
        JsonValueKind.Number => value.TryGetInt64(out long number) ? number : (long)value.GetDouble(),
        JsonValueKind.String when long.TryParse(value.GetString(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long number) => number,
        _ => null,
    };

    private static string? Hex(JsonElement owner, string name) => Text(owner, name) is { Length: > 0 } base64 ? Convert.ToHexStringLower(Convert.FromBase64String(base64)) : null;

    private static string? OldHex(string? text, int digits)
    {
        string? hex = text?.StartsWith("0x", StringComparison.Ordinal) == true ? text[2..] : text;
        return hex is null ? null : hex.Length <= digits && hex.All(char.IsAsciiHexDigit)
            ? hex.PadLeft(digits, '0').ToLowerInvariant()
            : throw new FormatException($"'{text}' is not the id of a span.");
    }
}
