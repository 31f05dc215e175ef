namespace Mainspring.Lifecycle.Tracing.Spans;

/// <summary>A span of another trace that has to do with this one.</summary>
/// <param name="Trace">The other trace.</param>
/// <param name="SpanId">Its span, in 16 hexadecimal digits.</param>
/// <param name="Attributes">What is known of the link, each value as JSON.</param>
public sealed record SpanLink(string Trace, string SpanId, IReadOnlyDictionary<string, string> Attributes);
