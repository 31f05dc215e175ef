namespace Mainspring.Lifecycle.Tracking;

/// <summary>What became of an attempt to change a run.</summary>
public abstract record LogOutcome
{
    private LogOutcome()
    {
    }

    /// <summary>It is kept.</summary>
    public sealed record Done : LogOutcome;

    /// <summary>There is no such run.</summary>
    public sealed record NoSuchRun : LogOutcome;

    /// <summary>The run is deleted; it takes no writes until it is restored.</summary>
    public sealed record RunIsDeleted : LogOutcome;

    /// <summary>The run has no such tag.</summary>
    public sealed record NoSuchTag(string Key) : LogOutcome;

    /// <summary>There is no experiment of that number, or it is deleted.</summary>
    public sealed record NoSuchExperiment(long Id) : LogOutcome;

    /// <summary>A parameter has another value already, which it keeps. Nothing was written.</summary>
    public sealed record ParamIsSet(string Key, string Kept, string Given) : LogOutcome;

    /// <summary>Something that was given breaks a rule. Nothing was written.</summary>
    public sealed record Refused(IReadOnlyList<Fault> Faults) : LogOutcome;
}
