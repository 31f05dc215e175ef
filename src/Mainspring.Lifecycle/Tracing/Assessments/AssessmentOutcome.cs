using Mainspring.Lifecycle.Tracking;

namespace Mainspring.Lifecycle.Tracing.Assessments;

/// <summary>What became of an attempt to keep, change or find an assessment.</summary>
public abstract record AssessmentOutcome
{
    private AssessmentOutcome()
    {
    }

    /// <summary>It is kept; this is how it stands.</summary>
    public sealed record Kept(Assessment Assessment) : AssessmentOutcome;

    /// <summary>There is no such trace.</summary>
    public sealed record NoSuchTrace : AssessmentOutcome;

    /// <summary>The trace has no such assessment.</summary>
    public sealed record NoSuchAssessment(string Id) : AssessmentOutcome;

    /// <summary>The assessment is of another kind, which it keeps. Nothing was written.</summary>
    public sealed record OtherKind(AssessmentKind Is) : AssessmentOutcome;

    /// <summary>Something that was given breaks a rule. Nothing was written.</summary>
    public sealed record Refused(IReadOnlyList<Fault> Faults) : AssessmentOutcome;
}
