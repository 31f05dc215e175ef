using Mainspring.Lifecycle.Tracking;

namespace Mainspring.Lifecycle.Tracing;

/// <summary>What became of an attempt to change a trace.</summary>
public abstract record TraceOutcome
{
    private TraceOutcome()
    {
    }

    /// <summary>It is kept; this is how it stands.</summary>
    public sealed record Kept(Trace Trace) : TraceOutcome;

    /// <summary>There is no such trace.</summary>
    public sealed record NoSuchTrace : TraceOutcome;

    /// <summary>There is no tag of that key on the trace.</summary>
    public sealed record NoSuchTag : TraceOutcome;

    /// <summary>There is no such experiment.</summary>
    public sealed record NoSuchExperiment(long Id) : TraceOutcome;

    /// <summary>The experiment is deleted; it takes no traces until it is restored.</summary>
    public sealed record ExperimentIsDeleted(long Id) : TraceOutcome;

    /// <summary>The identity belongs to a trace of another experiment. Nothing was written.</summary>
    public sealed record TakenElsewhere(TraceId Id) : TraceOutcome;

    /// <summary>Something that was given breaks a rule. Nothing was written.</summary>
    public sealed record Refused(IReadOnlyList<Fault> Faults) : TraceOutcome;
}
