namespace Mainspring.Lifecycle.Tracing.Assessments;

/// <summary>What somebody judged about a trace, or about one span of it.</summary>
public sealed record Assessment
{
    /// <summary>Its identity.</summary>
    public required string Id { get; init; }

    /// <summary>The trace.</summary>
    public required TraceId Trace { get; init; }

    /// <summary>The span that is meant, or null for the whole trace.</summary>
    public string? SpanId { get; init; }

    /// <summary>What is judged, such as <c>correctness</c>.</summary>
    public required string Name { get; init; }

    /// <summary>What it says.</summary>
    public required AssessmentKind Kind { get; init; }

    /// <summary>The judgement or the expected value, as JSON; null when there is an error instead.</summary>
    public string? Value { get; init; }

    /// <summary>Why there is no judgement, or null.</summary>
    public AssessmentError? Error { get; init; }

    /// <summary>Who made it.</summary>
    public required AssessmentSource Source { get; init; }

    /// <summary>Why, or null.</summary>
    public string? Rationale { get; init; }

    /// <summary>What else is known.</summary>
    public IReadOnlyDictionary<string, string> Metadata { get; init; } = new Dictionary<string, string>();

    /// <summary>The assessment that this one took the place of, or null.</summary>
    public string? Overrides { get; init; }

    /// <summary>Whether it counts: false once another one took its place.</summary>
    public bool IsValid { get; init; } = true;

    /// <summary>When it was made.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it was last changed.</summary>
    public required DateTimeOffset UpdatedAt { get; init; }
}
