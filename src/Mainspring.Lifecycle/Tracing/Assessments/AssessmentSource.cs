namespace Mainspring.Lifecycle.Tracing.Assessments;

/// <summary>Who made an assessment.</summary>
/// <param name="Type">What kind of judge: <c>HUMAN</c>, <c>LLM_JUDGE</c>, <c>CODE</c>, or another word in capitals.</param>
/// <param name="Id">Who exactly, such as a mail address or the name of a model; may be empty.</param>
public sealed record AssessmentSource(string Type, string Id)
{
    /// <summary>The source of what does not say who made it.</summary>
    public static AssessmentSource Unknown { get; } = new("SOURCE_TYPE_UNSPECIFIED", "");
}
