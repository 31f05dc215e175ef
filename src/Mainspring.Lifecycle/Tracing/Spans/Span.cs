namespace Mainspring.Lifecycle.Tracing.Spans;

/// <summary>One step of a trace.</summary>
public sealed record Span
{
    /// <summary>Its identity within the trace, in 16 lower-case hexadecimal digits.</summary>
    public required string Id { get; init; }

    /// <summary>The identity of the trace to OpenTelemetry, in 32 lower-case hexadecimal digits.</summary>
    public required string OpenTelemetryTraceId { get; init; }

    /// <summary>The step that it is part of, or null for a root.</summary>
    public string? ParentId { get; init; }

    /// <summary>What people call it.</summary>
    public required string Name { get; init; }

    /// <summary>When it started, in nanoseconds since 1970.</summary>
    public required long StartedAt { get; init; }

    /// <summary>When it ended, in nanoseconds since 1970, or null while it has not.</summary>
    public long? EndedAt { get; init; }

    /// <summary>How it ended.</summary>
    public SpanStatus Status { get; init; }

    /// <summary>Why it failed; may be empty.</summary>
    public string StatusMessage { get; init; } = "";

    /// <summary>What is known of it, each value as JSON.</summary>
    public IReadOnlyDictionary<string, string> Attributes { get; init; } = new Dictionary<string, string>();

    /// <summary>What happened during it.</summary>
    public IReadOnlyList<SpanEvent> Events { get; init; } = [];

    /// <summary>Spans of other traces that have to do with it.</summary>
    public IReadOnlyList<SpanLink> Links { get; init; } = [];

    /// <summary>What kind of step it is, such as <c>LLM</c>; or null.</summary>
    public string? Type => Attributes.TryGetValue(SpanKeys.Type, out string? type) ? SpanValue.Text(type) : null;

    /// <summary>How long it took, in nanoseconds; null while it has not ended.</summary>
    public long? Nanoseconds => EndedAt - StartedAt;
}
