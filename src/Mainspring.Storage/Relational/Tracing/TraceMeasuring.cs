using System.Data.Common;
using Mainspring.Lifecycle.Filters;
using Mainspring.Lifecycle.Tracing;
using Mainspring.Lifecycle.Tracing.Measures;
using Mainspring.Storage.Relational.Filters;

namespace Mainspring.Storage.Relational.Tracing;

/// <summary>Measures traces, spans and assessments in groups, by one statement whose memory does not grow with the rows.</summary>
internal static class TraceMeasuring
{
    private const int FirstDimension = 6;

    public static List<MeasuredGroup> Measure(Session session, MeasureQuery query)
    {
        SqlFragment[] names = [Sql.Fragment($"bucket"), .. query.Dimensions.Select((_, i) => Name(i))];
        SqlFragment dimensions = Conditions.Join(query.Dimensions.Select((dimension, i) => Sql.Fragment($", {Dimension(dimension)} AS {Name(i)}")));
        bool distinct = query.Metric == "session_count";
        // Percentiles lie between neighbours by their distance: each value weighs by how near its place is to the place wanted.
        SqlFragment percentiles = Conditions.Join(query.Percentiles.Select(percentile =>
        {
            SqlFragment away = Sql.Fragment($"abs(place - 1 - {percentile / 100} * (total - 1))");
            return Sql.Fragment($", sum(CASE WHEN {away} < 1 THEN value * (1 - {away}) ELSE 0 END)");
        }));
        return session.Query(
            $"""
            WITH measured AS (
                SELECT {(distinct ? Sql.Fragment($"DISTINCT") : Sql.Fragment($""))} {Bucket(query)} AS bucket, CAST({Value(query)} AS DOUBLE PRECISION) AS value{(distinct ? Sql.Fragment($", session.value AS session") : Sql.Fragment($""))} {dimensions}
                FROM {From(query)}
                WHERE trace.experiment_id IN {Sql.List(query.Experiments)} AND {Conditions.All(Within(query))} AND {Conditions.All(query.Conditions.Select(Condition))}
            ), placed AS (
                SELECT *, row_number() OVER (PARTITION BY {Conditions.List(names)} ORDER BY value) AS place, count(*) OVER (PARTITION BY {Conditions.List(names)}) AS total
                FROM measured WHERE value IS NOT NULL
            )
            SELECT bucket, count(*), sum(value), avg(value), min(value), max(value) {Conditions.Join(query.Dimensions.Select((_, i) => Sql.Fragment($", {Name(i)}")))} {percentiles}
            FROM placed GROUP BY {Conditions.List(names)} ORDER BY {Conditions.List(names)} LIMIT {query.Limit} OFFSET {query.Skip}
            """,
            row => Read(row, query));
    }

    private static MeasuredGroup Read(DbDataReader row, MeasureQuery query) => new(
        query.Interval is null ? null : row.GetInstant(0),
        [.. Enumerable.Range(FirstDimension, query.Dimensions.Count).Select(row.GetStringOrNull)],
        row.GetInt64(1),
        row.GetDouble(2),
        row.GetDouble(3),
        row.GetDouble(4),
        row.GetDouble(5),
        [.. Enumerable.Range(FirstDimension + query.Dimensions.Count, query.Percentiles.Count).Select(column => (double?)row.GetDouble(column))]);

    private static SqlFragment Name(int dimension) => dimension switch
    {
        0 => Sql.Fragment($"first_dimension"),
        1 => Sql.Fragment($"second_dimension"),
        2 => Sql.Fragment($"third_dimension"),
        3 => Sql.Fragment($"fourth_dimension"),
        _ => Sql.Fragment($"fifth_dimension"),
    };

    private static SqlFragment Bucket(MeasureQuery query) => query.Interval is { } interval
        ? Sql.Fragment($"trace.started_at / {(long)interval.TotalMilliseconds} * {(long)interval.TotalMilliseconds}")
        : Sql.Fragment($"0");

    private static SqlFragment From(MeasureQuery query) => query switch
    {
        { Metric: "session_count" } => Sql.Fragment($"trace JOIN trace_metadata AS session ON session.trace_no = trace.trace_no AND session.key = {TraceKeys.Session}"),
        { View: MeasureView.Spans } => Sql.Fragment($"trace JOIN trace_span AS span ON span.trace_no = trace.trace_no"),
        { View: MeasureView.Assessments } => Sql.Fragment($"trace JOIN trace_assessment AS judged ON judged.trace_no = trace.trace_no AND judged.is_valid = 1"),
        _ => Sql.Fragment($"trace"),
    };

    private static SqlFragment Value(MeasureQuery query) => (query.View, query.Metric) switch
    {
        (MeasureView.Traces, "latency") => Sql.Fragment($"trace.duration_ms"),
        (MeasureView.Traces, "input_tokens") => Sql.Fragment($"trace.input_tokens"),
        (MeasureView.Traces, "output_tokens") => Sql.Fragment($"trace.output_tokens"),
        (MeasureView.Traces, "total_tokens") => Sql.Fragment($"trace.total_tokens"),
        (MeasureView.Traces, "cache_read_input_tokens") => Sql.Fragment($"trace.cache_read_tokens"),
        (MeasureView.Traces, "cache_creation_input_tokens") => Sql.Fragment($"trace.cache_write_tokens"),
        (MeasureView.Spans, "latency") => Sql.Fragment($"((span.ended_ns - span.started_ns) / 1000000.0)"),
        (MeasureView.Spans, "input_cost") => Sql.Fragment($"span.input_cost"),
        (MeasureView.Spans, "output_cost") => Sql.Fragment($"span.output_cost"),
        (MeasureView.Spans, "total_cost") => Sql.Fragment($"span.total_cost"),
        (MeasureView.Assessments, "assessment_value") => Sql.Fragment($"judged.number"),
        _ => Sql.Fragment($"1"),
    };

    private static SqlFragment Dimension(string dimension) => dimension switch
    {
        "trace_name" => Sql.Fragment($"(SELECT value FROM trace_tag WHERE trace_tag.trace_no = trace.trace_no AND trace_tag.key = {TraceKeys.Name})"),
        "trace_status" => Sql.Fragment($"trace.state"),
        "span_name" => Sql.Fragment($"span.name"),
        "span_type" => Sql.Fragment($"span.type"),
        "span_status" => Sql.Fragment($"span.status"),
        "span_model_name" => Sql.Fragment($"span.model"),
        "span_model_provider" => Sql.Fragment($"span.provider"),
        "assessment_name" => Sql.Fragment($"judged.name"),
        _ => Sql.Fragment($"judged.text"),
    };

    private static SqlFragment Condition(FilterTerm term) => term.Subject switch
    {
        { Family: "trace", Key: "status" } => Comparison.Of(Sql.Fragment($"trace.state"), term),
        { Family: "trace", Key: ['t', 'a', 'g', '.', .. var key] } => Entry(Sql.Fragment($"trace_tag"), key, term),
        { Family: "trace", Key: var key } => Entry(Sql.Fragment($"trace_metadata"), key["metadata.".Length..], term),
        { Family: "span", Key: "name" } => Comparison.Of(Sql.Fragment($"span.name"), term),
        { Family: "span", Key: "status" } => Comparison.Of(Sql.Fragment($"span.status"), term),
        { Family: "span" } => Comparison.Of(Sql.Fragment($"span.type"), term),
        { Key: "name" } => Comparison.Of(Sql.Fragment($"judged.name"), term),
        _ => Comparison.Of(Sql.Fragment($"judged.kind"), term),
    };

    private static SqlFragment Entry(SqlFragment table, string key, FilterTerm term) =>
        Sql.Fragment($"EXISTS (SELECT 1 FROM {table} AS entry WHERE entry.trace_no = trace.trace_no AND entry.key = {key} AND {Comparison.Of(Sql.Fragment($"entry.value"), term)})");

    private static IEnumerable<SqlFragment> Within(MeasureQuery query)
    {
        if (query.From is { } from)
        {
            yield return Sql.Fragment($"trace.started_at >= {from}");
        }

        if (query.Until is { } until)
        {
            yield return Sql.Fragment($"trace.started_at <= {until}");
        }
    }
}
