using System.Text.Json;

namespace Mainspring.Server.Mlflow.Traces;

/// <summary>An assessment. Every field may be missing from a request.</summary>
internal sealed record AssessmentBody
{
    public string? AssessmentId { get; init; }

    public string? AssessmentName { get; init; }

    public string? TraceId { get; init; }

    public string? SpanId { get; init; }

    public AssessmentSourceBody? Source { get; init; }

    public string? CreateTime { get; init; }

    public string? LastUpdateTime { get; init; }

    public FeedbackBody? Feedback { get; init; }

    public ExpectationBody? Expectation { get; init; }

    public IssueBody? Issue { get; init; }

    public string? Rationale { get; init; }

    /// <summary>The old place of the error of feedback.</summary>
    public AssessmentErrorBody? Error { get; init; }

    public IReadOnlyDictionary<string, string?>? Metadata { get; init; }

    public string? Overrides { get; init; }

    public bool? Valid { get; init; }
}

/// <summary>Who made an assessment.</summary>
internal sealed record AssessmentSourceBody(string? SourceType, string? SourceId);

/// <summary>Why there is no judgement.</summary>
internal sealed record AssessmentErrorBody(string? ErrorCode, string? ErrorMessage, string? StackTrace);

/// <summary>A judgement.</summary>
internal sealed record FeedbackBody(JsonElement? Value, AssessmentErrorBody? Error);

/// <summary>An expected value; lists and objects travel as a text.</summary>
internal sealed record ExpectationBody(JsonElement? Value, SerializedValueBody? SerializedValue);

/// <summary>A value as a text.</summary>
internal sealed record SerializedValueBody(string? SerializationFormat, string? Value);

/// <summary>A known problem.</summary>
internal sealed record IssueBody(string? IssueName);
