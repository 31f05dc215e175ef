using Mainspring.Lifecycle.Tracking;

namespace Mainspring.Storage.Relational.Tracking;

/// <summary>Reads points of metrics.</summary>
internal static class RunHistory
{
    public static MetricPage Read(Session session, RunId run, string key, int most, MetricPoint? after)
    {
        SqlFragment behind = after is null
            ? Sql.Fragment($"")
            : Sql.Fragment($"AND (step, at, value, is_nan) > ({after.Step}, {after.At}, {RunWriting.Parts(after).Value}, {RunWriting.Parts(after).IsNaN})");
        List<MetricPoint> points = session.Query(
            $"""
            SELECT value, is_nan, step, at FROM run_metric
            WHERE {Of(run, key)} {behind} ORDER BY step, at, value, is_nan LIMIT {most + 1L}
            """,
            row => RunRows.Point(key, row, 0));
        bool more = points.Count > most;
        return new(more ? points[..most] : points, more);
    }

    public static List<long> Steps(Session session, RunId run, string key, long from, long to) => session.Query(
        $"SELECT DISTINCT step FROM run_metric WHERE {Of(run, key)} AND step BETWEEN {from} AND {to} ORDER BY step",
        static row => row.GetInt64(0));

    public static List<MetricPoint> AtSteps(Session session, RunId run, string key, IReadOnlyList<long> steps, int most) => session.Query(
        $"""
        SELECT value, is_nan, step, at FROM run_metric
        WHERE {Of(run, key)} AND step IN {Sql.List(steps)} ORDER BY step, at, value, is_nan LIMIT {most}
        """,
        row => RunRows.Point(key, row, 0));

    private static SqlFragment Of(RunId run, string key) => Sql.Fragment($"run_no = (SELECT run_no FROM run WHERE run_id = {run.Value}) AND key = {key}");
}
