namespace Mainspring.Lifecycle.Tracing.Assessments;

/// <summary>What shall change of an assessment; null keeps what is there. Who made it and what it is about stay.</summary>
public sealed record AssessmentChange
{
    /// <summary>Its new name.</summary>
    public string? Name { get; init; }

    /// <summary>What the value and the error belong to; it must be the kind that the assessment has.</summary>
    public AssessmentKind? Kind { get; init; }

    /// <summary>Its new value as JSON. With <see cref="Kind"/> given, null means that there is none.</summary>
    public string? Value { get; init; }

    /// <summary>Its new error. With <see cref="Kind"/> given, null means that there is none.</summary>
    public AssessmentError? Error { get; init; }

    /// <summary>Its new rationale.</summary>
    public string? Rationale { get; init; }

    /// <summary>Entries to add or change.</summary>
    public IReadOnlyDictionary<string, string> Metadata { get; init; } = new Dictionary<string, string>();

    /// <summary>Whether it shall count.</summary>
    public bool? IsValid { get; init; }
}
