namespace Mainspring.Pipelines.Runs;

/// <summary>Where a run, or a step of it, stands. The last three are final.</summary>
public enum RunState
{
    /// <summary>Waits for a worker.</summary>
    Queued,

    /// <summary>A worker holds it under a lease.</summary>
    Running,

    /// <summary>All of it is done.</summary>
    Succeeded,

    /// <summary>It ended with a reason.</summary>
    Failed,

    /// <summary>Somebody asked to stop it; for a step also: a step before it failed.</summary>
    Cancelled,
}
