namespace Mainspring.Pipelines.Running;

/// <summary>Why a worker stops the work on a run before its end. A higher one outranks a lower one.</summary>
internal enum Interruption
{
    None,

    /// <summary>The process shuts down: hand the run back.</summary>
    Stopping,

    /// <summary>Somebody cancelled the run.</summary>
    Cancelled,

    /// <summary>Another worker may have the run: change nothing any more.</summary>
    LeaseLost,
}
