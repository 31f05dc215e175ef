namespace Mainspring.Lifecycle.Tracing.Assessments;

/// <summary>An assessment that shall be kept.</summary>
public sealed record NewAssessment
{
    /// <summary>Its identity, or null for a new one.</summary>
    public string? Id { get; init; }

    /// <summary>What is judged, such as <c>correctness</c>.</summary>
    public required string Name { get; init; }

    /// <summary>What it says.</summary>
    public required AssessmentKind Kind { get; init; }

    /// <summary>The judgement or the expected value, as JSON; null when there is an error instead.</summary>
    public string? Value { get; init; }

    /// <summary>Why there is no judgement, or null.</summary>
    public AssessmentError? Error { get; init; }

    /// <summary>Who made it.</summary>
    public AssessmentSource Source { get; init; } = AssessmentSource.Unknown;

    /// <summary>The span that is meant, or null for the whole trace.</summary>
    public string? SpanId { get; init; }

    /// <summary>Why, or null.</summary>
    public string? Rationale { get; init; }

    /// <summary>What else is known.</summary>
    public IReadOnlyDictionary<string, string> Metadata { get; init; } = new Dictionary<string, string>();

    /// <summary>The assessment of the same trace that this one takes the place of, or null.</summary>
    public string? Overrides { get; init; }

    /// <summary>Whether it counts.</summary>
    public bool IsValid { get; init; } = true;

    /// <summary>When it was made, or null for now.</summary>
    public DateTimeOffset? CreatedAt { get; init; }

    /// <summary>When it was last changed, or null for when it was made.</summary>
    public DateTimeOffset? UpdatedAt { get; init; }
}
