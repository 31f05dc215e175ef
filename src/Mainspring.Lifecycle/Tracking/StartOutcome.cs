namespace Mainspring.Lifecycle.Tracking;

/// <summary>What became of an attempt to start a run.</summary>
public abstract record StartOutcome
{
    private StartOutcome()
    {
    }

    /// <summary>It is kept.</summary>
    public sealed record Started(Run Run) : StartOutcome;

    /// <summary>There is no experiment of that number.</summary>
    public sealed record NoSuchExperiment(long Id) : StartOutcome;

    /// <summary>The experiment is deleted; it takes no runs until it is restored.</summary>
    public sealed record ExperimentIsDeleted(long Id) : StartOutcome;

    /// <summary>Something that was given breaks a rule.</summary>
    public sealed record Refused(IReadOnlyList<Fault> Faults) : StartOutcome;
}
