using Mainspring.Lifecycle.Tracing;
using Mainspring.Lifecycle.Tracing.Spans;

namespace Mainspring.Storage.Relational.Tracing;

/// <summary>Spans that arrive, and what they tell of their trace.</summary>
internal static class SpanWriting
{
    public static TraceOutcome Log(Session session, SpanBatch batch)
    {
        if (TraceWriting.FindObstacle(session, batch.ExperimentId) is { } obstacle)
        {
            return obstacle;
        }

        long? duration = (long?)(batch.EndedAt - batch.StartedAt)?.TotalMilliseconds;
        session.Execute($"""
            INSERT INTO trace (trace_id, experiment_id, started_at, duration_ms, state, is_told)
            VALUES ({batch.Trace.Value}, {batch.ExperimentId}, {batch.StartedAt}, {duration}, {TraceRows.Text(batch.State)}, {false}) ON CONFLICT (trace_id) DO NOTHING
            """);
        (long number, long experiment, bool told) = session.QueryFirst(
            $"SELECT trace_no, experiment_id, is_told FROM trace WHERE trace_id = {batch.Trace.Value}",
            static row => (row.GetInt64(0), row.GetInt64(1), row.GetFlag(2)));
        if (experiment != batch.ExperimentId)
        {
            return new TraceOutcome.TakenElsewhere(batch.Trace);
        }

        foreach (Span span in batch.Spans)
        {
            Put(session, number, span);
        }

        Tell(session, number, batch, told);
        return new TraceOutcome.Kept(TraceRows.ReadOne(session, number));
    }

    public static string Text(SpanStatus status) => status switch
    {
        SpanStatus.Ok => "OK",
        SpanStatus.Error => "ERROR",
        _ => "UNSET",
    };

    private static void Put(Session session, long number, Span span)
    {
        TokenUsage usage = TokenUsage.Parse(span.Attributes.GetValueOrDefault(SpanKeys.TokenUsage));
        string? cost = span.Attributes.GetValueOrDefault(SpanKeys.Cost);
        session.Execute($"DELETE FROM trace_span WHERE trace_no = {number} AND span_id = {span.Id}");
        session.Execute($"""
            INSERT INTO trace_span (trace_no, span_id, parent_id, name, type, status, started_ns, ended_ns, model, provider,
                input_tokens, output_tokens, total_tokens, cache_read_tokens, cache_write_tokens, input_cost, output_cost, total_cost, content)
            VALUES ({number}, {span.Id}, {span.ParentId}, {span.Name}, {span.Type}, {Text(span.Status)}, {span.StartedAt}, {span.EndedAt},
                {Word(span, SpanKeys.Model)}, {Word(span, SpanKeys.Provider)},
                {usage.Input}, {usage.Output}, {usage.Total}, {usage.CacheRead}, {usage.CacheWritten},
                {SpanValue.Number(cost, "input_cost")}, {SpanValue.Number(cost, "output_cost")}, {SpanValue.Number(cost, "total_cost")}, {SpanJson.Write(span)})
            """);
    }

    // What the client told of the trace stands; until it does, the spans say when it started, how long it took and how it ended.
    private static void Tell(Session session, long number, SpanBatch batch, bool told)
    {
        Trace before = TraceRows.ReadOne(session, number);
        if (!told)
        {
            DateTimeOffset start = before.StartedAt < batch.StartedAt ? before.StartedAt : batch.StartedAt;
            DateTimeOffset? end = before.StartedAt + before.Duration is { } known && !(batch.EndedAt > known) ? known : batch.EndedAt;
            TraceState state = before.State == TraceState.InProgress ? batch.State : before.State;
            session.Execute($"UPDATE trace SET started_at = {start}, duration_ms = {(long?)(end - start)?.TotalMilliseconds}, state = {TraceRows.Text(state)} WHERE trace_no = {number}");
            TellTokens(session, number);
        }

        session.Execute($"""
            UPDATE trace SET request_preview = coalesce(request_preview, {batch.RequestPreview}), response_preview = coalesce(response_preview, {batch.ResponsePreview})
            WHERE trace_no = {number}
            """);
        TraceWriting.SetMetadata(session, number, New(batch.Metadata, before.Metadata));
        TraceWriting.SetTags(session, number, TraceWriting.WithPlace(New(batch.Tags, before.Tags), batch.ExperimentId, batch.Trace, hasSpans: true));
    }

    // A span that counts what its parts count would be counted twice, so parts of such a span are left out.
    private static void TellTokens(Session session, long number)
    {
        TokenUsage usage = session.QueryFirst(
            $"""
            SELECT CAST(sum(input_tokens) AS BIGINT), CAST(sum(output_tokens) AS BIGINT), CAST(sum(total_tokens) AS BIGINT), CAST(sum(cache_read_tokens) AS BIGINT), CAST(sum(cache_write_tokens) AS BIGINT)
            FROM trace_span AS part WHERE trace_no = {number} AND NOT EXISTS (
                SELECT 1 FROM trace_span AS whole WHERE whole.trace_no = part.trace_no AND whole.span_id = part.parent_id AND whole.total_tokens IS NOT NULL)
            """,
            static row => new TokenUsage(row.GetInt64OrNull(0), row.GetInt64OrNull(1), row.GetInt64OrNull(2), row.GetInt64OrNull(3), row.GetInt64OrNull(4)))!;
        if (usage.IsKnown)
        {
            TraceWriting.SetMetadata(session, number, new Dictionary<string, string> { [TraceKeys.TokenUsage] = usage.ToJson() });
        }
    }

    private static string? Word(Span span, string key) => span.Attributes.TryGetValue(key, out string? value) ? SpanValue.Text(value) : null;

    private static Dictionary<string, string> New(IReadOnlyDictionary<string, string> entries, IReadOnlyDictionary<string, string> known) =>
        entries.Where(entry => !known.ContainsKey(entry.Key)).ToDictionary(entry => entry.Key, entry => entry.Value, StringComparer.Ordinal);
}
