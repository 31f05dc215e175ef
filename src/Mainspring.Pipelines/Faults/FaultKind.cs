namespace Mainspring.Pipelines.Faults;

/// <summary>How a process is made to fail at a <see cref="FaultPoint"/>.</summary>
public enum FaultKind
{
    /// <summary>SIGKILL: no handler runs, nothing is flushed.</summary>
    Kill,

    /// <summary>SIGSTOP: the process stands still until SIGCONT, longer than its leases last.</summary>
    Stop,

    /// <summary>A native read through a null pointer.</summary>
    Segfault,

    /// <summary>Takes memory until something stops it.</summary>
    Memory,
}
