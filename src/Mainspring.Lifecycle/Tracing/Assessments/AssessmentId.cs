namespace Mainspring.Lifecycle.Tracing.Assessments;

/// <summary>Identities of assessments: <c>a-</c> and 32 hexadecimal digits.</summary>
public static class AssessmentId
{
    /// <summary>An identity that nobody can guess.</summary>
    public static string New() => $"a-{Guid.NewGuid():N}";
}
