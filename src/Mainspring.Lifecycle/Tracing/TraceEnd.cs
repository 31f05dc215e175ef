namespace Mainspring.Lifecycle.Tracing;

/// <summary>How a trace ended.</summary>
/// <param name="At">When.</param>
/// <param name="State">How.</param>
/// <param name="Metadata">What is known besides; keys that are there already get the new value.</param>
/// <param name="Tags">Notes to add or change.</param>
public sealed record TraceEnd(DateTimeOffset At, TraceState State, IReadOnlyDictionary<string, string> Metadata, IReadOnlyDictionary<string, string> Tags);
