namespace Mainspring.Lifecycle.Tracing.Spans;

/// <summary>The spans of a trace as they are known now.</summary>
/// <param name="Spans">The spans; roots first when they came one by one.</param>
/// <param name="IsComplete">Whether there are as many as the client told that there are; true as well when it did not tell and there are some.</param>
public sealed record SpanReading(IReadOnlyList<Span> Spans, bool IsComplete);
