using System.Data.Common;
using Mainspring.Lifecycle.Tracing;
using Mainspring.Lifecycle.Tracing.Assessments;

namespace Mainspring.Storage.Relational.Tracing;

/// <summary>Reads traces with all that belongs to them except spans.</summary>
internal static class TraceRows
{
    public sealed record Row(long Number, Trace Trace);

    /// <param name="session">The session.</param>
    /// <param name="tail">What follows <c>FROM trace</c>.</param>
    public static List<Row> Read(Session session, SqlFragment tail)
    {
        List<Row> rows = session.Query(
            $"""
            SELECT trace.trace_no, trace.trace_id, trace.experiment_id, trace.started_at, trace.duration_ms, trace.state, trace.client_request_id, trace.request_preview, trace.response_preview
            FROM trace {tail}
            """,
            ReadOne);
        if (rows.Count == 0)
        {
            return rows;
        }

        long[] numbers = [.. rows.Select(row => row.Number)];
        Dictionary<long, Dictionary<string, string>> metadata = Entries(session.Query($"SELECT trace_no, key, value FROM trace_metadata WHERE trace_no IN {Sql.List(numbers)} ORDER BY trace_no, key", Entry));
        Dictionary<long, Dictionary<string, string>> tags = Entries(session.Query($"SELECT trace_no, key, value FROM trace_tag WHERE trace_no IN {Sql.List(numbers)} ORDER BY trace_no, key", Entry));
        ILookup<TraceId, Assessment> assessments = AssessmentRows.Read(session, Sql.Fragment($"WHERE trace_assessment.trace_no IN {Sql.List(numbers)}")).ToLookup(assessment => assessment.Trace);
        return
        [
            .. rows.Select(row => row with
            {
                Trace = row.Trace with
                {
                    Metadata = metadata.GetValueOrDefault(row.Number) ?? [],
                    Tags = tags.GetValueOrDefault(row.Number) ?? [],
                    Assessments = [.. assessments[row.Trace.Id]],
                },
            }),
        ];
    }

    public static Trace ReadOne(Session session, long number) => Read(session, Sql.Fragment($"WHERE trace.trace_no = {number}"))[0].Trace;

    public static string Text(TraceState state) => state switch
    {
        TraceState.Ok => "OK",
        TraceState.Error => "ERROR",
        TraceState.InProgress => "IN_PROGRESS",
        _ => "STATE_UNSPECIFIED",
    };

    private static Row ReadOne(DbDataReader row) => new(row.GetInt64(0), new Trace
    {
        Id = TraceId.Parse(row.GetString(1)),
        ExperimentId = row.GetInt64(2),
        StartedAt = row.GetInstant(3),
        Duration = row.GetInt64OrNull(4) is { } milliseconds ? TimeSpan.FromMilliseconds(milliseconds) : null,
        State = row.GetString(5) switch
        {
            "OK" => TraceState.Ok,
            "ERROR" => TraceState.Error,
            "IN_PROGRESS" => TraceState.InProgress,
            _ => TraceState.Unspecified,
        },
        ClientRequestId = row.GetStringOrNull(6),
        RequestPreview = row.GetStringOrNull(7),
        ResponsePreview = row.GetStringOrNull(8),
    });

    private static (long Number, string Key, string Value) Entry(DbDataReader row) => (row.GetInt64(0), row.GetString(1), row.GetString(2));

    private static Dictionary<long, Dictionary<string, string>> Entries(List<(long Number, string Key, string Value)> entries) => entries
        .GroupBy(entry => entry.Number)
        .ToDictionary(ofTrace => ofTrace.Key, ofTrace => ofTrace.ToDictionary(entry => entry.Key, entry => entry.Value, StringComparer.Ordinal));
}
