using Mainspring.Lifecycle.Tracing;
using Mainspring.Lifecycle.Tracing.Spans;

namespace Mainspring.Server.Mlflow.Traces.Otlp;

/// <summary>Reads OpenTelemetry's <c>ExportTraceServiceRequest</c> in its binary form (opentelemetry-proto, trace/v1).</summary>
internal static class OtlpReader
{
    private const int TraceIdBytes = 16;
    private const int SpanIdBytes = 8;

    /// <summary>The spans of a request by trace, in the order in which traces first appear.</summary>
    /// <exception cref="FormatException">The bytes are no such request.</exception>
    public static IReadOnlyList<(TraceId Trace, List<Span> Spans)> Read(ReadOnlySpan<byte> request)
    {
        var traces = new List<(TraceId Trace, List<Span> Spans)>();
        var byId = new Dictionary<TraceId, List<Span>>();
        foreach (Span span in ReadSpans(request))
        {
            TraceId trace = TraceOf(span);
            if (!byId.TryGetValue(trace, out List<Span>? spans))
            {
                byId.Add(trace, spans = []);
                traces.Add((trace, spans));
            }

            spans.Add(span);
        }

        return traces;
    }

    // MLflow's clients say the id of the trace in an attribute; others only have OpenTelemetry's.
    private static TraceId TraceOf(Span span) =>
        span.Attributes.TryGetValue(SpanKeys.TraceId, out string? given) && TraceId.TryParse(SpanValue.Text(given), out TraceId? id)
            ? id
            : TraceId.Of(Convert.FromHexString(span.OpenTelemetryTraceId));

    // ExportTraceServiceRequest.resource_spans = 1, ResourceSpans.scope_spans = 2, ScopeSpans.spans = 2.
    private static List<Span> ReadSpans(ReadOnlySpan<byte> request)
    {
        var spans = new List<Span>();
        var resources = new ProtobufReader(request);
        while (Find(ref resources, 1))
        {
            var scopes = new ProtobufReader(resources.ReadBytes());
            while (Find(ref scopes, 2))
            {
                var inScope = new ProtobufReader(scopes.ReadBytes());
                while (Find(ref inScope, 2))
                {
                    spans.Add(ReadSpan(inScope.ReadBytes()));
                }
            }
        }

        return spans;
    }

    private static bool Find(ref ProtobufReader reader, int field)
    {
        while (reader.MoveNext())
        {
            if (reader.Field == field)
            {
                return true;
            }

            reader.Skip();
        }

        return false;
    }

    private static Span ReadSpan(ReadOnlySpan<byte> message)
    {
        string traceId = "", id = "", parent = "", name = "", statusMessage = "";
        long start = 0, end = 0;
        SpanStatus status = SpanStatus.Unset;
        var attributes = new Dictionary<string, string>(StringComparer.Ordinal);
        var events = new List<SpanEvent>();
        var links = new List<SpanLink>();
        var reader = new ProtobufReader(message);
        while (reader.MoveNext())
        {
            switch (reader.Field)
            {
                case 1:
                    traceId = Id(reader.ReadBytes(), TraceIdBytes);
                    break;
                case 2:
                    id = Id(reader.ReadBytes(), SpanIdBytes);
                    break;
                case 4:
                    parent = Id(reader.ReadBytes(), SpanIdBytes);
                    break;
                case 5:
                    name = reader.ReadText();
                    break;
                case 7:
                    start = Nanoseconds(reader.ReadFixed64());
                    break;
                case 8:
                    end = Nanoseconds(reader.ReadFixed64());
                    break;
                case 9:
                    Add(attributes, OtlpValues.ReadEntry(reader.ReadBytes(), unwrap: true));
                    break;
                case 11:
                    events.Add(ReadEvent(reader.ReadBytes()));
                    break;
                case 13:
                    links.Add(ReadLink(reader.ReadBytes()));
                    break;
                case 15:
                    (status, statusMessage) = ReadStatus(reader.ReadBytes());
                    break;
                default:
                    reader.Skip();
                    break;
            }
        }

        return traceId.Length == 0 || id.Length == 0 ? throw new FormatException("A span has no trace_id or no span_id.") : new Span
        {
            Id = id,
            OpenTelemetryTraceId = traceId,
            ParentId = parent.Length == 0 ? null : parent,
            Name = name,
            StartedAt = start,
            EndedAt = end == 0 ? null : end,
            Status = status,
            StatusMessage = statusMessage,
            Attributes = attributes,
            Events = events,
            Links = links,
        };
    }

    private static SpanEvent ReadEvent(ReadOnlySpan<byte> message)
    {
        long at = 0;
        string name = "";
        var attributes = new Dictionary<string, string>(StringComparer.Ordinal);
        var reader = new ProtobufReader(message);
        while (reader.MoveNext())
        {
            switch (reader.Field)
            {
                case 1:
                    at = Nanoseconds(reader.ReadFixed64());
                    break;
                case 2:
                    name = reader.ReadText();
                    break;
                case 3:
                    Add(attributes, OtlpValues.ReadEntry(reader.ReadBytes(), unwrap: false));
                    break;
                default:
                    reader.Skip();
                    break;
            }
        }

        return new(name, at, attributes);
    }

    private static SpanLink ReadLink(ReadOnlySpan<byte> message)
    {
        string trace = "", span = "";
        var attributes = new Dictionary<string, string>(StringComparer.Ordinal);
        var reader = new ProtobufReader(message);
        while (reader.MoveNext())
        {
            switch (reader.Field)
            {
                case 1:
                    trace = TraceId.Of(Convert.FromHexString(Id(reader.ReadBytes(), TraceIdBytes))).Value;
                    break;
                case 2:
                    span = Id(reader.ReadBytes(), SpanIdBytes);
                    break;
                case 4:
                    Add(attributes, OtlpValues.ReadEntry(reader.ReadBytes(), unwrap: false));
                    break;
                default:
                    reader.Skip();
                    break;
            }
        }

        return new(trace, span, attributes);
    }

    private static (SpanStatus Status, string Message) ReadStatus(ReadOnlySpan<byte> message)
    {
        SpanStatus status = SpanStatus.Unset;
        string text = "";
        var reader = new ProtobufReader(message);
        while (reader.MoveNext())
        {
            switch (reader.Field)
            {
                case 2:
                    text = reader.ReadText();
                    break;
                case 3:
                    status = reader.ReadVarint() switch { 1 => SpanStatus.Ok, 2 => SpanStatus.Error, _ => SpanStatus.Unset };
                    break;
                default:
                    reader.Skip();
                    break;
            }
        }

        return (status, text);
    }

    private static void Add(Dictionary<string, string> attributes, KeyValuePair<string, string> entry) => attributes[entry.Key] = entry.Value;

    private static string Id(ReadOnlySpan<byte> bytes, int length) => bytes.Length == length || bytes.IsEmpty
        ? Convert.ToHexStringLower(bytes)
        : throw new FormatException($"An id has {bytes.Length} bytes; {length} are expected.");

    private static long Nanoseconds(ulong instant) => instant <= long.MaxValue ? (long)instant : throw new FormatException("An instant lies too far in the future.");
}
