namespace Mainspring.Lifecycle.Tracing.Assessments;

/// <summary>What an assessment says.</summary>
public enum AssessmentKind
{
    /// <summary>How good something was.</summary>
    Feedback,

    /// <summary>What should have come out.</summary>
    Expectation,

    /// <summary>That the trace shows a known problem; the name of the assessment is the id of it.</summary>
    Issue,
}
