namespace Mainspring.Lifecycle.Tracking.LoggedModels;

/// <summary>What became of an attempt to record or change a logged model. Closed.</summary>
public abstract record LoggedModelOutcome
{
    private LoggedModelOutcome()
    {
    }

    /// <summary>It is kept.</summary>
    /// <param name="Model">The model as it is now.</param>
    public sealed record Done(LoggedModel Model) : LoggedModelOutcome;

    /// <summary>There is no such logged model, or it is deleted.</summary>
    public sealed record NoSuchModel : LoggedModelOutcome;

    /// <summary>There is no such experiment.</summary>
    public sealed record NoSuchExperiment : LoggedModelOutcome;

    /// <summary>The experiment is deleted; it takes nothing until it is restored.</summary>
    public sealed record ExperimentIsDeleted : LoggedModelOutcome;

    /// <summary>The model has no such tag.</summary>
    public sealed record NoSuchTag : LoggedModelOutcome;

    /// <summary>A parameter has another value already, which it keeps. Nothing was written.</summary>
    public sealed record ParamIsSet(string Key, string Kept, string Given) : LoggedModelOutcome;

    /// <summary>Something that was given breaks a rule. Nothing was written.</summary>
    public sealed record Refused(IReadOnlyList<Fault> Faults) : LoggedModelOutcome;
}
