namespace Mainspring.Lifecycle.Tracing.Search;

/// <summary>A page of traces.</summary>
/// <param name="Traces">The traces.</param>
/// <param name="Next">Where the next page starts, or null when this is the last one.</param>
public sealed record TracePage(IReadOnlyList<Trace> Traces, TraceCursor? Next);
