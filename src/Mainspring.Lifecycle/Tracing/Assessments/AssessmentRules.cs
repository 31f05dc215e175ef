using System.Text.Json;
using Mainspring.Lifecycle.Artifacts;
using Mainspring.Lifecycle.Tracking;

namespace Mainspring.Lifecycle.Tracing.Assessments;

/// <summary>What assessments may hold.</summary>
public static class AssessmentRules
{
    private const int LongestName = 250;
    private const int LongestText = 100_000;

    /// <summary>What is wrong with an assessment that shall be kept.</summary>
    public static IEnumerable<Fault> Check(NewAssessment assessment) =>
    [
        .. Name(assessment.Name),
        .. Value(assessment.Kind, assessment.Value, assessment.Error),
        .. Text("/rationale", assessment.Rationale),
        .. Text("/source/source_id", assessment.Source.Id),
        .. Text("/source/source_type", assessment.Source.Type),
        .. Text("/error", assessment.Error?.StackTrace ?? assessment.Error?.Message),
        .. TraceRules.Entries("/metadata", assessment.Metadata),
    ];

    /// <summary>What is wrong with a change.</summary>
    public static IEnumerable<Fault> Check(AssessmentChange change) =>
    [
        .. change.Name is null ? [] : Name(change.Name),
        .. change.Kind is { } kind ? Value(kind, change.Value, change.Error) : [],
        .. Text("/rationale", change.Rationale),
        .. TraceRules.Entries("/metadata", change.Metadata),
    ];

    /// <summary>The text that filters compare: a JSON text without its quotes, everything else as it is written.</summary>
    public static string? TextOf(string? value)
    {
        if (value is null)
        {
            return null;
        }

        using JsonDocument json = JsonDocument.Parse(value);
        return json.RootElement.ValueKind == JsonValueKind.String ? json.RootElement.GetString() : json.RootElement.GetRawText();
    }

    /// <summary>The number that judgements are averaged by: a number as it is, true and yes as 1, false and no as 0; or null.</summary>
    public static double? NumberOf(string? value) => TextOf(value) switch
    {
        "true" => 1,
        "false" => 0,
        { } text when text.Equals("yes", StringComparison.OrdinalIgnoreCase) => 1,
        { } text when text.Equals("no", StringComparison.OrdinalIgnoreCase) => 0,
        { } when value![0] is '-' or (>= '0' and <= '9') => JsonSerializer.Deserialize<double>(value) is var number && double.IsFinite(number) ? number : null,
        _ => null,
    };

    private static IEnumerable<Fault> Name(string name) =>
        NameRules.FindFault(name, LongestName) is { } fault ? [new("/assessment_name", $"The name of the assessment {fault}.")] : [];

    private static IEnumerable<Fault> Value(AssessmentKind kind, string? value, AssessmentError? error)
    {
        if (value is null && (error is null || kind != AssessmentKind.Feedback) && kind != AssessmentKind.Issue)
        {
            yield return new("/value", kind == AssessmentKind.Feedback ? "Feedback needs a value or an error." : "An expectation needs a value.");
        }

        foreach (Fault fault in Text("/value", TextOf(value)))
        {
            yield return fault;
        }
    }

    private static IEnumerable<Fault> Text(string pointer, string? text) =>
        text is not null && NameRules.FindFaultInText(text, LongestText) is { } fault ? [new(pointer, $"The text {fault}.")] : [];
}
