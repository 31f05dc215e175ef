using Mainspring.Lifecycle.Tracing;
using Mainspring.Lifecycle.Tracing.Spans;

namespace Mainspring.Web.Traces;

/// <summary>A trace with its spans.</summary>
/// <param name="Trace">The trace.</param>
/// <param name="Experiment">The name of its experiment.</param>
/// <param name="Spans">Its spans.</param>
public sealed record TraceModel(Trace Trace, string Experiment, SpanReading Spans);
