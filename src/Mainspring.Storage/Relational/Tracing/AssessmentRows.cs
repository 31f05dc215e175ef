using System.Data.Common;
using System.Text.Json;
using Mainspring.Lifecycle.Tracing;
using Mainspring.Lifecycle.Tracing.Assessments;

namespace Mainspring.Storage.Relational.Tracing;

/// <summary>Assessments in the metadata database.</summary>
internal static class AssessmentRows
{
    /// <param name="session">The session.</param>
    /// <param name="where">Which ones.</param>
    public static List<Assessment> Read(Session session, SqlFragment where) => session.Query(
        $"""
        SELECT assessment_id, trace.trace_id, span_id, name, kind, value, error_code, error_message, error_stack, source_type, source_id, rationale, metadata,
            overrides, is_valid, created_at, updated_at
        FROM trace_assessment JOIN trace ON trace.trace_no = trace_assessment.trace_no {where} ORDER BY trace_assessment.trace_no, assessment_no
        """,
        Read);

    public static Assessment? Find(Session session, long trace, string id) =>
        Read(session, Sql.Fragment($"WHERE trace_assessment.trace_no = {trace} AND assessment_id = {id}")).FirstOrDefault();

    public static void Add(Session session, long trace, NewAssessment assessment, string id, DateTimeOffset at)
    {
        DateTimeOffset created = assessment.CreatedAt ?? at;
        session.Execute($"""
            INSERT INTO trace_assessment (assessment_id, trace_no, span_id, name, kind, value, text, number, error_code, error_message, error_stack,
                source_type, source_id, rationale, metadata, overrides, is_valid, created_at, updated_at)
            VALUES ({id}, {trace}, {assessment.SpanId}, {assessment.Name}, {Text(assessment.Kind)}, {assessment.Value}, {AssessmentRules.TextOf(assessment.Value)},
                {AssessmentRules.NumberOf(assessment.Value)}, {assessment.Error?.Code}, {assessment.Error?.Message}, {assessment.Error?.StackTrace},
                {assessment.Source.Type}, {assessment.Source.Id}, {assessment.Rationale}, {Json(assessment.Metadata)}, {assessment.Overrides}, {assessment.IsValid},
                {created}, {assessment.UpdatedAt ?? created})
            """);
    }

    public static void Change(Session session, long trace, Assessment assessment) => session.Execute($"""
        UPDATE trace_assessment SET name = {assessment.Name}, value = {assessment.Value}, text = {AssessmentRules.TextOf(assessment.Value)},
            number = {AssessmentRules.NumberOf(assessment.Value)}, error_code = {assessment.Error?.Code}, error_message = {assessment.Error?.Message},
            error_stack = {assessment.Error?.StackTrace}, rationale = {assessment.Rationale}, metadata = {Json(assessment.Metadata)},
            is_valid = {assessment.IsValid}, updated_at = {assessment.UpdatedAt}
        WHERE trace_no = {trace} AND assessment_id = {assessment.Id}
        """);

    /// <returns>Whether the trace has such an assessment.</returns>
    public static bool SetValid(Session session, long trace, string id, bool valid) =>
        session.Execute($"UPDATE trace_assessment SET is_valid = {valid} WHERE trace_no = {trace} AND assessment_id = {id}") > 0;

    public static string Text(AssessmentKind kind) => kind switch
    {
        AssessmentKind.Expectation => "expectation",
        AssessmentKind.Issue => "issue",
        _ => "feedback",
    };

    private static string Json(IReadOnlyDictionary<string, string> metadata) => JsonSerializer.Serialize(metadata.ToDictionary(), TracingJson.Default.DictionaryStringString);

    private static Assessment Read(DbDataReader row) => new()
    {
        Id = row.GetString(0),
        Trace = TraceId.Parse(row.GetString(1)),
        SpanId = row.GetStringOrNull(2),
        Name = row.GetString(3),
        Kind = row.GetString(4) switch
        {
            "expectation" => AssessmentKind.Expectation,
            "issue" => AssessmentKind.Issue,
            _ => AssessmentKind.Feedback,
        },
        Value = row.GetStringOrNull(5),
        Error = row.GetStringOrNull(6) is { } code ? new(code, row.GetStringOrNull(7), row.GetStringOrNull(8)) : null,
        Source = new(row.GetString(9), row.GetString(10)),
        Rationale = row.GetStringOrNull(11),
        Metadata = JsonSerializer.Deserialize(row.GetString(12), TracingJson.Default.DictionaryStringString)!,
        Overrides = row.GetStringOrNull(13),
        IsValid = row.GetFlag(14),
        CreatedAt = row.GetInstant(15),
        UpdatedAt = row.GetInstant(16),
    };
}
