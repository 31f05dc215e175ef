using Mainspring.Lifecycle.Artifacts;
using Mainspring.Lifecycle.Filters;
using Mainspring.Lifecycle.Tracing;
using Mainspring.Lifecycle.Tracing.Assessments;
using Mainspring.Lifecycle.Tracing.Measures;
using Mainspring.Lifecycle.Tracing.Search;
using Mainspring.Lifecycle.Tracing.Spans;
using Mainspring.Storage.Relational.Filters;

namespace Mainspring.Storage.Relational.Tracing;

/// <summary>Traces in the metadata database.</summary>
public sealed class TraceStore(Database database) : ITraceStore
{
    /// <inheritdoc/>
    public Task<TraceOutcome> StartAsync(NewTrace trace, TraceId id, DateTimeOffset at, CancellationToken cancellation = default) =>
        database.WriteAsync(session => TraceWriting.Start(session, trace, id, at), cancellation);

    /// <inheritdoc/>
    public Task<TraceOutcome> EndAsync(TraceId id, TraceEnd end, CancellationToken cancellation = default) =>
        database.WriteAsync(session => TraceWriting.Change(session, id, number => TraceWriting.End(session, number, end)), cancellation);

    /// <inheritdoc/>
    public Task<TraceOutcome> LogAsync(SpanBatch batch, CancellationToken cancellation = default) =>
        database.WriteAsync(session => SpanWriting.Log(session, batch), cancellation);

    /// <inheritdoc/>
    public Task<Trace?> FindAsync(TraceId id, CancellationToken cancellation = default) =>
        database.ReadAsync(session => TraceRows.Read(session, Sql.Fragment($"WHERE trace.trace_id = {id.Value}")).FirstOrDefault()?.Trace, cancellation);

    /// <inheritdoc/>
    public async Task<IReadOnlyList<Trace>> FindAsync(IReadOnlyList<TraceId> ids, CancellationToken cancellation = default)
    {
        Dictionary<TraceId, Trace> found = await database.ReadAsync(
            session => TraceRows.Read(session, Sql.Fragment($"WHERE trace.trace_id IN {Sql.List(ids.Select(id => id.Value))}")).ToDictionary(row => row.Trace.Id, row => row.Trace),
            cancellation);
        return [.. ids.Distinct().Where(found.ContainsKey).Select(id => found[id])];
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<Span>> ReadSpansAsync(TraceId id, CancellationToken cancellation = default) => database.ReadAsync<IReadOnlyList<Span>>(
        session =>
        [
            .. session.Query(
                $"""
                SELECT content FROM trace_span WHERE trace_no = (SELECT trace_no FROM trace WHERE trace_id = {id.Value})
                ORDER BY CASE WHEN parent_id IS NULL THEN 0 ELSE 1 END, started_ns, span_id
                """,
                static row => row.GetString(0)).Select(SpanReader.Read),
        ],
        cancellation);

    /// <inheritdoc/>
    public Task<TracePage> SearchAsync(TraceQuery query, CancellationToken cancellation = default) =>
        database.ReadAsync(session => TraceSearch.Read(session, query), cancellation);

    /// <inheritdoc/>
    public Task<TraceCounts> CountAsync(IReadOnlyList<long> experiments, Filter universe, Filter first, Filter second, CancellationToken cancellation = default) =>
        database.ReadAsync(session => TraceSearch.Count(session, experiments, universe, first, second), cancellation);

    /// <inheritdoc/>
    public Task<IReadOnlyList<MeasuredGroup>> MeasureAsync(MeasureQuery query, CancellationToken cancellation = default) =>
        database.ReadAsync<IReadOnlyList<MeasuredGroup>>(session => TraceMeasuring.Measure(session, query), cancellation);

    /// <inheritdoc/>
    public Task<TraceOutcome> SetTagsAsync(TraceId id, IReadOnlyDictionary<string, string> tags, CancellationToken cancellation = default) => database.WriteAsync(
        session => TraceWriting.Change(session, id, number =>
        {
            TraceWriting.SetTags(session, number, tags);
            return null;
        }),
        cancellation);

    /// <inheritdoc/>
    public Task<TraceOutcome> DeleteTagAsync(TraceId id, string key, CancellationToken cancellation = default) => database.WriteAsync(
        session => TraceWriting.Change(session, id, number =>
            session.Execute($"DELETE FROM trace_tag WHERE trace_no = {number} AND key = {key}") == 0 ? new TraceOutcome.NoSuchTag() : null),
        cancellation);

    /// <inheritdoc/>
    public Task<int> DeleteAsync(TraceDeletion deletion, CancellationToken cancellation = default) => database.WriteAsync(
        session =>
        {
            SqlFragment[] conditions =
            [
                .. deletion.Until is { } until ? [Sql.Fragment($"started_at <= {until}")] : Array.Empty<SqlFragment>(),
                .. deletion.Ids is { } ids ? [Sql.Fragment($"trace_id IN {Sql.List(ids.Select(id => id.Value))}")] : Array.Empty<SqlFragment>(),
            ];
            List<(long Number, TraceId Id)> doomed = session.Query(
                $"""
                SELECT trace_no, trace_id FROM trace WHERE experiment_id = {deletion.ExperimentId} AND {Conditions.All(conditions)}
                ORDER BY started_at, trace_no LIMIT {deletion.Most ?? int.MaxValue}
                """,
                static row => (row.GetInt64(0), TraceId.Parse(row.GetString(1))));
            foreach ((_, TraceId id) in doomed)
            {
                ArtifactPath folder = TraceFiles.FolderOf(deletion.ExperimentId, id);
                session.Execute($"DELETE FROM artifact WHERE path > {folder.Value + "/"} AND path < {folder.Value + "0"}");
            }

            session.Execute($"DELETE FROM trace WHERE trace_no IN {Sql.List(doomed.Select(trace => trace.Number))}");
            return doomed.Count;
        },
        cancellation);

    /// <inheritdoc/>
    public Task<bool> LinkAsync(string run, IReadOnlyList<TraceId> traces, DateTimeOffset at, CancellationToken cancellation = default) => database.WriteAsync(
        session =>
        {
            if (session.QueryNumber($"SELECT 1 FROM run WHERE run_id = {run}") is null)
            {
                return false;
            }

            session.Execute($"""
                INSERT INTO trace_run (trace_no, run_id, linked_at) SELECT trace_no, {run}, {at} FROM trace WHERE trace_id IN {Sql.List(traces.Select(trace => trace.Value))}
                ON CONFLICT DO NOTHING
                """);
            return true;
        },
        cancellation);

    /// <inheritdoc/>
    public Task<TraceOutcome> LinkAsync(TraceId trace, IReadOnlyList<PromptReference> prompts, CancellationToken cancellation = default) => database.WriteAsync(
        session => TraceWriting.Change(session, trace, number =>
        {
            string? list = session.QueryFirst($"SELECT value FROM trace_tag WHERE trace_no = {number} AND key = {TraceKeys.LinkedPrompts}", static row => row.GetString(0));
            TraceWriting.SetTags(session, number, new Dictionary<string, string> { [TraceKeys.LinkedPrompts] = PromptList.Add(list, prompts) });
            return null;
        }),
        cancellation);

    /// <inheritdoc/>
    public Task<AssessmentOutcome> AssessAsync(TraceId trace, NewAssessment assessment, string id, DateTimeOffset at, CancellationToken cancellation = default) => database.WriteAsync<AssessmentOutcome>(
        session =>
        {
            if (TraceWriting.Find(session, trace) is not { } number)
            {
                return new AssessmentOutcome.NoSuchTrace();
            }

            if (assessment.Overrides is { } overridden && !AssessmentRows.SetValid(session, number, overridden, valid: false))
            {
                return new AssessmentOutcome.NoSuchAssessment(overridden);
            }

            AssessmentRows.Add(session, number, assessment, id, at);
            return new AssessmentOutcome.Kept(AssessmentRows.Find(session, number, id)!);
        },
        cancellation);

    /// <inheritdoc/>
    public Task<AssessmentOutcome> ChangeAsync(TraceId trace, string assessment, AssessmentChange change, DateTimeOffset at, CancellationToken cancellation = default) => database.WriteAsync(
        session => Find(session, trace, assessment, (number, found) =>
        {
            if (change.Kind is { } kind && kind != found.Kind)
            {
                return new AssessmentOutcome.OtherKind(found.Kind);
            }

            Assessment changed = found with
            {
                Name = change.Name ?? found.Name,
                Value = change.Kind is null ? found.Value : change.Value,
                Error = change.Kind is null ? found.Error : change.Error,
                Rationale = change.Rationale ?? found.Rationale,
                Metadata = new Dictionary<string, string>([.. found.Metadata.Where(entry => !change.Metadata.ContainsKey(entry.Key)), .. change.Metadata]),
                IsValid = change.IsValid ?? found.IsValid,
                UpdatedAt = at,
            };
            AssessmentRows.Change(session, number, changed);
            return new AssessmentOutcome.Kept(AssessmentRows.Find(session, number, assessment)!);
        }),
        cancellation);

    /// <inheritdoc/>
    public Task<AssessmentOutcome> FindAssessmentAsync(TraceId trace, string assessment, CancellationToken cancellation = default) =>
        database.ReadAsync(session => Find(session, trace, assessment, static (_, found) => new AssessmentOutcome.Kept(found)), cancellation);

    /// <inheritdoc/>
    public Task<bool> DeleteAssessmentAsync(TraceId trace, string assessment, CancellationToken cancellation = default) => database.WriteAsync(
        session =>
        {
            if (TraceWriting.Find(session, trace) is not { } number)
            {
                return false;
            }

            if (AssessmentRows.Find(session, number, assessment)?.Overrides is { } overridden)
            {
                AssessmentRows.SetValid(session, number, overridden, valid: true);
            }

            session.Execute($"DELETE FROM trace_assessment WHERE trace_no = {number} AND assessment_id = {assessment}");
            return true;
        },
        cancellation);

    private static AssessmentOutcome Find(Session session, TraceId trace, string assessment, Func<long, Assessment, AssessmentOutcome> then) => TraceWriting.Find(session, trace) switch
    {
        null => new AssessmentOutcome.NoSuchTrace(),
        { } number => AssessmentRows.Find(session, number, assessment) is { } found ? then(number, found) : new AssessmentOutcome.NoSuchAssessment(assessment),
    };
}
