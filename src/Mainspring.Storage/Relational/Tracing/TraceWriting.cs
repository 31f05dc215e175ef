using Mainspring.Lifecycle.Tracing;
using Mainspring.Lifecycle.Tracing.Assessments;
using Mainspring.Lifecycle.Tracing.Spans;

namespace Mainspring.Storage.Relational.Tracing;

/// <summary>Changes of a trace within one unit of work.</summary>
internal static class TraceWriting
{
    /// <summary>Why an experiment takes no traces, or null.</summary>
    public static TraceOutcome? FindObstacle(Session session, long experiment) =>
        session.QueryFirst<bool?>($"SELECT deleted_at IS NOT NULL FROM experiment WHERE experiment_id = {experiment}", static row => row.GetFlag(0)) switch
        {
            null => new TraceOutcome.NoSuchExperiment(experiment),
            true => new TraceOutcome.ExperimentIsDeleted(experiment),
            _ => null,
        };

    public static long? Find(Session session, TraceId id) => session.QueryNumber($"SELECT trace_no FROM trace WHERE trace_id = {id.Value}");

    /// <summary>Looks for the trace, then changes it.</summary>
    public static TraceOutcome Change(Session session, TraceId id, Func<long, TraceOutcome?> change) => Find(session, id) is { } number
        ? change(number) ?? new TraceOutcome.Kept(TraceRows.ReadOne(session, number))
        : new TraceOutcome.NoSuchTrace();

    public static TraceOutcome Start(Session session, NewTrace trace, TraceId id, DateTimeOffset at)
    {
        if (FindObstacle(session, trace.ExperimentId) is { } obstacle)
        {
            return obstacle;
        }

        long? number = session.QueryNumber($"""
            INSERT INTO trace (trace_id, experiment_id, started_at, duration_ms, state, is_told, client_request_id, request_preview, response_preview)
            VALUES ({id.Value}, {trace.ExperimentId}, {trace.StartedAt}, {Milliseconds(trace.Duration)}, {TraceRows.Text(trace.State)}, {true},
                {trace.ClientRequestId}, {trace.RequestPreview}, {trace.ResponsePreview})
            ON CONFLICT (trace_id) DO UPDATE SET started_at = excluded.started_at, duration_ms = excluded.duration_ms, state = excluded.state, is_told = 1,
                client_request_id = coalesce(excluded.client_request_id, trace.client_request_id),
                request_preview = coalesce(excluded.request_preview, trace.request_preview),
                response_preview = coalesce(excluded.response_preview, trace.response_preview)
            WHERE trace.experiment_id = excluded.experiment_id
            RETURNING trace_no
            """);
        if (number is null)
        {
            return new TraceOutcome.TakenElsewhere(id);
        }

        SetMetadata(session, number.Value, trace.Metadata);
        SetTags(session, number.Value, WithPlace(trace.Tags, trace.ExperimentId, id, hasSpans: HasSpans(session, number.Value)));
        foreach (NewAssessment assessment in trace.Assessments.Where(one => one.Id is null || AssessmentRows.Find(session, number.Value, one.Id) is null))
        {
            AssessmentRows.Add(session, number.Value, assessment, assessment.Id ?? AssessmentId.New(), at);
        }

        return new TraceOutcome.Kept(TraceRows.ReadOne(session, number.Value));
    }

    public static TraceOutcome? End(Session session, long number, TraceEnd end)
    {
        session.Execute($"""
            UPDATE trace SET state = {TraceRows.Text(end.State)}, is_told = 1,
                duration_ms = CASE WHEN {end.At} > started_at THEN {end.At} - started_at ELSE 0 END,
                request_preview = coalesce(request_preview, {end.Metadata.GetValueOrDefault(TraceKeys.Inputs)}),
                response_preview = coalesce(response_preview, {end.Metadata.GetValueOrDefault(TraceKeys.Outputs)})
            WHERE trace_no = {number}
            """);
        SetMetadata(session, number, end.Metadata);
        SetTags(session, number, end.Tags);
        return null;
    }

    public static void SetTags(Session session, long number, IReadOnlyDictionary<string, string> tags)
    {
        foreach ((string key, string value) in tags)
        {
            session.Execute($"INSERT INTO trace_tag (trace_no, key, value) VALUES ({number}, {key}, {value}) ON CONFLICT (trace_no, key) DO UPDATE SET value = excluded.value");
        }
    }

    public static void SetMetadata(Session session, long number, IReadOnlyDictionary<string, string> metadata)
    {
        foreach ((string key, string value) in metadata)
        {
            session.Execute($"INSERT INTO trace_metadata (trace_no, key, value) VALUES ({number}, {key}, {value}) ON CONFLICT (trace_no, key) DO UPDATE SET value = excluded.value");
        }

        if (TokenUsage.Parse(metadata.GetValueOrDefault(TraceKeys.TokenUsage)) is { IsKnown: true } usage)
        {
            session.Execute($"""
                UPDATE trace SET input_tokens = {usage.Input}, output_tokens = {usage.Output}, total_tokens = {usage.Total}, cache_read_tokens = {usage.CacheRead},
                    cache_write_tokens = {usage.CacheWritten} WHERE trace_no = {number}
                """);
        }
    }

    /// <summary>Tags with those that only the server may say: where the files of the trace lie, and whether its spans came one by one.</summary>
    public static Dictionary<string, string> WithPlace(IReadOnlyDictionary<string, string> tags, long experiment, TraceId id, bool hasSpans)
    {
        var all = new Dictionary<string, string>(tags, StringComparer.Ordinal) { [TraceKeys.ArtifactLocation] = TraceFiles.UriOf(experiment, id) };
        all.Remove(TraceKeys.SpansLocation);
        if (hasSpans)
        {
            all[TraceKeys.SpansLocation] = TraceKeys.SpansInStore;
        }

        return all;
    }

    private static bool HasSpans(Session session, long number) => session.QueryNumber($"SELECT 1 FROM trace_span WHERE trace_no = {number} LIMIT 1") is not null;

    private static long? Milliseconds(TimeSpan? duration) => (long?)duration?.TotalMilliseconds;
}
