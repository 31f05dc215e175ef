using Mainspring.Lifecycle.Filters;
using Mainspring.Lifecycle.Tracing;
using Mainspring.Lifecycle.Tracing.Search;
using Mainspring.Storage.Relational.Filters;

namespace Mainspring.Storage.Relational.Tracing;

/// <summary>Pages of traces, and how many meet conditions.</summary>
internal static class TraceSearch
{
    public static TracePage Read(Session session, TraceQuery query)
    {
        long newest = query.After?.Newest ?? session.QueryNumber($"SELECT max(trace_no) FROM trace") ?? 0;
        long skip = query.After?.Skip ?? 0;
        List<TraceRows.Row> rows = TraceRows.Read(session, Sql.Fragment($"""
            WHERE trace.experiment_id IN {Sql.List(query.Experiments)} AND trace.trace_no <= {newest} AND {TraceConditions.Of(query.Filter, session.Dialect)}
            ORDER BY {Order(query.Order)} LIMIT {query.Limit + 1} OFFSET {skip}
            """));
        return new([.. rows.Take(query.Limit).Select(row => row.Trace)], rows.Count > query.Limit ? new(skip + query.Limit, newest) : null);
    }

    public static TraceCounts Count(Session session, IReadOnlyList<long> experiments, Filter universe, Filter first, Filter second)
    {
        SqlFragment one = TraceConditions.Of(first, session.Dialect);
        SqlFragment other = TraceConditions.Of(second, session.Dialect);
        return session.QueryFirst(
            $"""
            SELECT count(*), count(CASE WHEN {one} THEN 1 END), count(CASE WHEN {other} THEN 1 END), count(CASE WHEN {one} AND {other} THEN 1 END)
            FROM trace WHERE trace.experiment_id IN {Sql.List(experiments)} AND {TraceConditions.Of(universe, session.Dialect)}
            """,
            static row => new TraceCounts(row.GetInt64(0), row.GetInt64(1), row.GetInt64(2), row.GetInt64(3)))!;
    }

    private static SqlFragment Order(IReadOnlyList<FilterOrder> orders)
    {
        IEnumerable<SqlFragment> clauses = orders.Select(order => order.Descending
            ? Sql.Fragment($"{Column(order.Subject)} DESC NULLS LAST")
            : Sql.Fragment($"{Column(order.Subject)} ASC NULLS LAST"));
        return Conditions.List([.. clauses, Sql.Fragment($"trace.started_at DESC"), Sql.Fragment($"trace.trace_id")]);
    }

    private static SqlFragment Column(FilterSubject subject) => subject switch
    {
        { Family: TraceFilters.Tags } => Tag(subject.Key),
        { Family: TraceFilters.Metadata } => Metadata(subject.Key),
        { Key: "timestamp_ms" } => Sql.Fragment($"trace.started_at"),
        { Key: "execution_time_ms" } => Sql.Fragment($"trace.duration_ms"),
        { Key: "end_time_ms" } => Sql.Fragment($"(trace.started_at + trace.duration_ms)"),
        { Key: "status" } => Sql.Fragment($"trace.state"),
        { Key: "client_request_id" } => Sql.Fragment($"trace.client_request_id"),
        { Key: "experiment_id" } => Sql.Fragment($"trace.experiment_id"),
        { Key: "name" } => Tag(TraceKeys.Name),
        { Key: "run_id" } => Metadata(TraceKeys.SourceRun),
        _ => Sql.Fragment($"trace.trace_id"),
    };

    private static SqlFragment Tag(string key) => Sql.Fragment($"(SELECT value FROM trace_tag WHERE trace_tag.trace_no = trace.trace_no AND trace_tag.key = {key})");

    private static SqlFragment Metadata(string key) => Sql.Fragment($"(SELECT value FROM trace_metadata WHERE trace_metadata.trace_no = trace.trace_no AND trace_metadata.key = {key})");
}
