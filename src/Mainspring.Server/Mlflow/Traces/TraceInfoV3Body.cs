namespace Mainspring.Server.Mlflow.Traces;

/// <summary>A trace of version 3 of the wire. Every field may be missing from a request.</summary>
internal sealed record TraceInfoV3Body
{
    public string? TraceId { get; init; }

    public string? ClientRequestId { get; init; }

    public TraceLocationBody? TraceLocation { get; init; }

    /// <summary>The old name of <see cref="RequestPreview"/>.</summary>
    public string? Request { get; init; }

    /// <summary>The old name of <see cref="ResponsePreview"/>.</summary>
    public string? Response { get; init; }

    public string? RequestPreview { get; init; }

    public string? ResponsePreview { get; init; }

    public string? RequestTime { get; init; }

    public string? ExecutionDuration { get; init; }

    public string? State { get; init; }

    public IReadOnlyDictionary<string, string?>? TraceMetadata { get; init; }

    public IReadOnlyList<AssessmentBody>? Assessments { get; init; }

    public IReadOnlyDictionary<string, string?>? Tags { get; init; }
}
