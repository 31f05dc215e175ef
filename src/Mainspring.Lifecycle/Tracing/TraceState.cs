namespace Mainspring.Lifecycle.Tracing;

/// <summary>How the operation that a trace follows stands.</summary>
public enum TraceState
{
    /// <summary>Nobody said.</summary>
    Unspecified,

    /// <summary>It is still going on.</summary>
    InProgress,

    /// <summary>It ended well.</summary>
    Ok,

    /// <summary>It failed.</summary>
    Error,
}
