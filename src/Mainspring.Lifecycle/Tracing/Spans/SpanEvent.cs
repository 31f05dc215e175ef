namespace Mainspring.Lifecycle.Tracing.Spans;

/// <summary>Something that happened at one moment of a span, such as an exception.</summary>
/// <param name="Name">What.</param>
/// <param name="At">When, in nanoseconds since 1970.</param>
/// <param name="Attributes">What is known of it, each value as JSON.</param>
public sealed record SpanEvent(string Name, long At, IReadOnlyDictionary<string, string> Attributes);
