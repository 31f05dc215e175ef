namespace Mainspring.Lifecycle.Tracing.Assessments;

/// <summary>Why there is no judgement.</summary>
/// <param name="Code">A code, such as the name of an exception.</param>
/// <param name="Message">What went wrong, or null.</param>
/// <param name="StackTrace">Where, or null.</param>
public sealed record AssessmentError(string Code, string? Message, string? StackTrace);
