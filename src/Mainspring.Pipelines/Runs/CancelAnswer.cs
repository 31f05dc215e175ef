namespace Mainspring.Pipelines.Runs;

/// <summary>What became of the wish to cancel a run.</summary>
public enum CancelAnswer
{
    /// <summary>There is no such run.</summary>
    NotFound,

    /// <summary>It had ended before; nothing changed.</summary>
    AlreadyEnded,

    /// <summary>It waited, and is cancelled.</summary>
    Cancelled,

    /// <summary>It runs, and its worker will stop it.</summary>
    Requested,
}
