namespace Mainspring.Lifecycle.Tracking.Experiments;

/// <summary>What became of an attempt to make or change an experiment.</summary>
public abstract record ExperimentOutcome
{
    private ExperimentOutcome()
    {
    }

    /// <summary>It is kept; the experiment as it stands now.</summary>
    public sealed record Done(Experiment Experiment) : ExperimentOutcome;

    /// <summary>There is no such experiment.</summary>
    public sealed record NoSuchExperiment : ExperimentOutcome;

    /// <summary>It is deleted, and takes no changes until it is restored.</summary>
    public sealed record IsDeleted : ExperimentOutcome;

    /// <summary>It is not deleted, so there is nothing to restore.</summary>
    public sealed record IsNotDeleted : ExperimentOutcome;

    /// <summary>Another experiment has that name.</summary>
    public sealed record NameIsTaken(string Name) : ExperimentOutcome;

    /// <summary>It has no such tag.</summary>
    public sealed record NoSuchTag(string Key) : ExperimentOutcome;

    /// <summary>Something that was given breaks a rule.</summary>
    public sealed record Refused(IReadOnlyList<Fault> Faults) : ExperimentOutcome;
}
