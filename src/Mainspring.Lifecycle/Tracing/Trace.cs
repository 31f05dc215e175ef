using Mainspring.Lifecycle.Tracing.Assessments;

namespace Mainspring.Lifecycle.Tracing;

/// <summary>What happened when an application answered one request, as it stands at the moment of reading; without its spans.</summary>
public sealed record Trace
{
    /// <summary>Its identity.</summary>
    public required TraceId Id { get; init; }

    /// <summary>The experiment that it belongs to.</summary>
    public required long ExperimentId { get; init; }

    /// <summary>When the request came.</summary>
    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>How long the answer took, in whole milliseconds; null while it is not known.</summary>
    public TimeSpan? Duration { get; init; }

    /// <summary>How it stands.</summary>
    public required TraceState State { get; init; }

    /// <summary>The id that the application gave to the request, or null.</summary>
    public string? ClientRequestId { get; init; }

    /// <summary>A beginning of what was asked, usually JSON, or null.</summary>
    public string? RequestPreview { get; init; }

    /// <summary>A beginning of what was answered, usually JSON, or null.</summary>
    public string? ResponsePreview { get; init; }

    /// <summary>What was known when it was recorded.</summary>
    public IReadOnlyDictionary<string, string> Metadata { get; init; } = new Dictionary<string, string>();

    /// <summary>Notes on it; they may change at any time.</summary>
    public IReadOnlyDictionary<string, string> Tags { get; init; } = new Dictionary<string, string>();

    /// <summary>What people, code and models judged about it, oldest first.</summary>
    public IReadOnlyList<Assessment> Assessments { get; init; } = [];

    /// <summary>What people call it: its name, else its identity.</summary>
    public string Title => Tags.TryGetValue(TraceKeys.Name, out string? name) && name.Length > 0 ? name : Id.Value;
}
