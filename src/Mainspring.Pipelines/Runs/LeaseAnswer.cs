namespace Mainspring.Pipelines.Runs;

/// <summary>What became of a lease that was to be renewed.</summary>
public enum LeaseAnswer
{
    /// <summary>It is prolonged.</summary>
    Kept,

    /// <summary>It is prolonged, and somebody asked to cancel the run.</summary>
    CancelRequested,

    /// <summary>The run ended, or another worker has it. Stop, and change nothing.</summary>
    Lost,
}
