using Mainspring.Lifecycle.Tracing.Assessments;

namespace Mainspring.Lifecycle.Tracing;

/// <summary>A trace that shall be kept.</summary>
public sealed record NewTrace
{
    /// <summary>Its identity, or null for a new one.</summary>
    public TraceId? Id { get; init; }

    /// <summary>The experiment that it shall belong to.</summary>
    public required long ExperimentId { get; init; }

    /// <summary>When the request came.</summary>
    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>How long the answer took, or null.</summary>
    public TimeSpan? Duration { get; init; }

    /// <summary>How it stands.</summary>
    public TraceState State { get; init; } = TraceState.InProgress;

    /// <summary>The id that the application gave to the request, or null.</summary>
    public string? ClientRequestId { get; init; }

    /// <summary>A beginning of what was asked, or null.</summary>
    public string? RequestPreview { get; init; }

    /// <summary>A beginning of what was answered, or null.</summary>
    public string? ResponsePreview { get; init; }

    /// <summary>What is known of it.</summary>
    public IReadOnlyDictionary<string, string> Metadata { get; init; } = new Dictionary<string, string>();

    /// <summary>Notes on it.</summary>
    public IReadOnlyDictionary<string, string> Tags { get; init; } = new Dictionary<string, string>();

    /// <summary>Judgements that come with it.</summary>
    public IReadOnlyList<NewAssessment> Assessments { get; init; } = [];
}
