namespace Mainspring.Lifecycle.Tracing.Spans;

/// <summary>How a span ended.</summary>
public enum SpanStatus
{
    /// <summary>Nobody said.</summary>
    Unset,

    /// <summary>Well.</summary>
    Ok,

    /// <summary>It failed.</summary>
    Error,
}
