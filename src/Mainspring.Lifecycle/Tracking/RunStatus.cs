namespace Mainspring.Lifecycle.Tracking;

/// <summary>How far a run is.</summary>
public enum RunStatus
{
    /// <summary>Announced; nothing runs yet.</summary>
    Scheduled,

    /// <summary>At work.</summary>
    Running,

    /// <summary>Ended as it should.</summary>
    Finished,

    /// <summary>Ended with an error.</summary>
    Failed,

    /// <summary>Ended by somebody from outside.</summary>
    Killed,
}
