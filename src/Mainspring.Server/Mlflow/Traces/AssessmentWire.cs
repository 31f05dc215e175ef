using System.Text.Json;
using Mainspring.Lifecycle.Tracing;
using Mainspring.Lifecycle.Tracing.Assessments;
using Mainspring.Lifecycle.Tracing.Spans;
using Mainspring.Server.Mlflow.Wire;

namespace Mainspring.Server.Mlflow.Traces;

/// <summary>Assessments between the wire and the domain.</summary>
internal static class AssessmentWire
{
    private const string JsonFormat = "JSON_FORMAT";

    public static AssessmentBody Of(Assessment assessment) => new()
    {
        AssessmentId = assessment.Id,
        AssessmentName = assessment.Name,
        TraceId = assessment.Trace.Value,
        SpanId = assessment.SpanId,
        Source = new(assessment.Source.Type, assessment.Source.Id),
        CreateTime = WireInstant.Of(assessment.CreatedAt),
        LastUpdateTime = WireInstant.Of(assessment.UpdatedAt),
        Feedback = assessment.Kind == AssessmentKind.Feedback ? new(Element(assessment.Value), Error(assessment.Error)) : null,
        Expectation = assessment.Kind == AssessmentKind.Expectation ? Expected(assessment.Value) : null,
        Issue = assessment.Kind == AssessmentKind.Issue ? new(assessment.Value is null ? null : SpanValue.Text(assessment.Value)) : null,
        Rationale = assessment.Rationale,
        Metadata = assessment.Metadata.Count == 0 ? null : assessment.Metadata.ToDictionary(entry => entry.Key, entry => (string?)entry.Value),
        Overrides = assessment.Overrides,
        Valid = assessment.IsValid,
    };

    public static NewAssessment Read(AssessmentBody body) => new()
    {
        Id = string.IsNullOrEmpty(body.AssessmentId) ? null : body.AssessmentId,
        Name = body.AssessmentName is { Length: > 0 } name ? name : throw WireIds.Missing("assessment.assessment_name"),
        Kind = Kind(body) ?? throw MlflowFault.Invalid("An assessment holds exactly one of 'feedback', 'expectation' and 'issue'."),
        Value = Value(body),
        Error = Error(body.Feedback?.Error ?? body.Error),
        Source = body.Source is { } source ? new(source.SourceType ?? AssessmentSource.Unknown.Type, source.SourceId ?? "") : AssessmentSource.Unknown,
        SpanId = string.IsNullOrEmpty(body.SpanId) ? null : body.SpanId,
        Rationale = string.IsNullOrEmpty(body.Rationale) ? null : body.Rationale,
        Metadata = TraceRules.Cut(TraceWire.Texts(body.Metadata)),
        Overrides = string.IsNullOrEmpty(body.Overrides) ? null : body.Overrides,
        IsValid = body.Valid ?? true,
        CreatedAt = WireInstant.ReadInstant(body.CreateTime, "create_time"),
        UpdatedAt = WireInstant.ReadInstant(body.LastUpdateTime, "last_update_time"),
    };

    /// <summary>What a request to change an assessment changes: the fields of its mask, or without one those that it holds.</summary>
    public static AssessmentChange ReadChange(AssessmentBody body, JsonElement? updateMask)
    {
        HashSet<string>? mask = Mask(updateMask);
        bool value = mask is null || mask.Overlaps(["feedback", "expectation", "issue"]);
        return new()
        {
            Name = Meant("assessmentname") ? body.AssessmentName : null,
            Kind = value ? Kind(body) : null,
            Value = value ? Value(body) : null,
            Error = value ? Error(body.Feedback?.Error ?? body.Error) : null,
            Rationale = Meant("rationale") ? body.Rationale : null,
            Metadata = Meant("metadata") ? TraceRules.Cut(TraceWire.Texts(body.Metadata)) : new Dictionary<string, string>(),
            IsValid = Meant("valid") ? body.Valid : null,
        };

        bool Meant(string field) => mask is null || mask.Contains(field);
    }

    /// <summary>The assessment that a change left, or the error that the client must see.</summary>
    public static AssessmentBody Kept(AssessmentOutcome outcome, string? trace) => outcome switch
    {
        AssessmentOutcome.Kept kept => Of(kept.Assessment),
        AssessmentOutcome.NoSuchTrace => throw TraceWire.NotFound(trace),
        AssessmentOutcome.NoSuchAssessment missing => throw MlflowFault.Missing($"Assessment with ID '{missing.Id}' not found for trace '{trace}'"),
        AssessmentOutcome.OtherKind other => throw MlflowFault.Invalid($"The assessment is {other.Is.ToString().ToLowerInvariant()} and stays so; only its value can be changed."),
        AssessmentOutcome.Refused refused => throw MlflowFault.Invalid(string.Join(" ", refused.Faults.Select(fault => fault.Message))),
        _ => throw new NotSupportedException(outcome.ToString()),
    };

    private static AssessmentKind? Kind(AssessmentBody body) => (body.Feedback, body.Expectation, body.Issue) switch
    {
        (not null, null, null) => AssessmentKind.Feedback,
        (null, not null, null) => AssessmentKind.Expectation,
        (null, null, not null) => AssessmentKind.Issue,
        _ => null,
    };

    private static string? Value(AssessmentBody body)
    {
        if (body.Issue is { } issue)
        {
            return issue.IssueName is null ? null : SpanValue.OfText(issue.IssueName);
        }

        if (body.Expectation?.SerializedValue is { Value: { } text } serialized)
        {
            return serialized.SerializationFormat == JsonFormat && SpanValue.IsJson(text)
                ? text
                : throw MlflowFault.Invalid($"The serialized_value of an expectation must be JSON of the format {JsonFormat}.");
        }

        return (body.Feedback?.Value ?? body.Expectation?.Value) is { ValueKind: not (JsonValueKind.Null or JsonValueKind.Undefined) } value ? SpanValue.OfElement(value) : null;
    }

    // Clients read lists and objects from the text, and everything else from the value.
    private static ExpectationBody Expected(string? value) => value is ['{' or '[', ..] ? new(null, new(JsonFormat, value)) : new(Element(value), null);

    private static JsonElement? Element(string? value) => value is null ? null : JsonElement.Parse(value);

    private static AssessmentErrorBody? Error(AssessmentError? error) => error is null ? null : new(error.Code, error.Message, error.StackTrace);

    private static AssessmentError? Error(AssessmentErrorBody? error) => error is null ? null : new(error.ErrorCode ?? "", error.ErrorMessage, error.StackTrace);

    // A mask comes as protobuf writes it, "assessmentName,feedback", or with underscores.
    private static HashSet<string>? Mask(JsonElement? mask) => mask is not { } given ? null : given.ValueKind switch
    {
        JsonValueKind.String => Fields(given.GetString()!.Split(',')),
        JsonValueKind.Object when given.TryGetProperty("paths", out JsonElement paths) && paths.ValueKind == JsonValueKind.Array => Fields(paths.EnumerateArray().Select(path => path.ToString())),
        _ => throw MlflowFault.Invalid("The update_mask names the fields to change, separated by commas."),
    };

    private static HashSet<string> Fields(IEnumerable<string> names) =>
        [.. names.Select(name => name.Trim().Replace("_", "", StringComparison.Ordinal).ToLowerInvariant())];
}
