using Mainspring.Lifecycle.Tracking;
using Mainspring.Storage.Relational.Tracking.LoggedModels;

namespace Mainspring.Storage.Relational.Tracking;

/// <summary>Changes of a run within one unit of work.</summary>
internal static class RunWriting
{
    /// <summary>Looks whether the run takes writes, then changes it.</summary>
    public static LogOutcome Change(Session session, RunId run, Func<RunPlace, LogOutcome> change)
    {
        (RunPlace Place, bool Deleted)? found = session.QueryFirst<(RunPlace, bool)?>(
            $"SELECT run_no, experiment_id, deleted_at IS NOT NULL FROM run WHERE run_id = {run.Value}",
            static row => (new(row.GetInt64(0), row.GetInt64(1)), row.GetFlag(2)));
        return found switch
        {
            null => new LogOutcome.NoSuchRun(),
            (_, Deleted: true) => new LogOutcome.RunIsDeleted(),
            (RunPlace place, _) => change(place),
        };
    }

    public static LogOutcome Log(Session session, RunPlace run, RunLog log)
    {
        if (FindChangedParam(session, run.Number, log.Params) is { } changed)
        {
            return changed;
        }

        List<Sql> statements = [];
        if (log.Name is not null)
        {
            statements.Add($"UPDATE run SET name = {log.Name} WHERE run_no = {run.Number}");
        }

        AddParams(statements, run, log.Params);
        AddTags(statements, run, log.Tags);
        AddPoints(statements, [.. log.Metrics.Select(point => new PlacedPoint(run, point))]);
        session.ExecuteAll(statements);
        AddToModels(session, run, log.Metrics);
        return new LogOutcome.Done();
    }

    /// <summary>Adds the first parameters and tags of a new run.</summary>
    public static void AddEntries(Session session, RunPlace run, NewRun entries)
    {
        List<Sql> statements = [];
        AddParams(statements, run, entries.Params);
        AddTags(statements, run, entries.Tags);
        session.ExecuteAll(statements);
    }

    public static void SetTags(Session session, RunPlace run, IReadOnlyDictionary<string, string> entries)
    {
        List<Sql> statements = [];
        AddTags(statements, run, entries);
        session.ExecuteAll(statements);
    }

    /// <summary>A value as it is kept: NaN is zero with a flag.</summary>
    public static (double Value, bool IsNaN) Parts(MetricPoint point) => double.IsNaN(point.Value) ? (0, true) : (point.Value, false);

    private static LogOutcome.ParamIsSet? FindChangedParam(Session session, long number, IReadOnlyDictionary<string, string> entries)
    {
        if (entries.Count == 0)
        {
            return null;
        }

        foreach ((string key, string kept) in session.Query(
            $"SELECT key, value FROM run_param WHERE run_no = {number} AND key IN {Sql.List(entries.Keys)}",
            static row => (row.GetString(0), row.GetString(1))))
        {
            if (entries[key] != kept)
            {
                return new(key, kept, entries[key]);
            }
        }

        return null;
    }

    private static void AddParams(List<Sql> statements, RunPlace run, IReadOnlyDictionary<string, string> entries)
    {
        if (entries.Count > 0)
        {
            statements.Add($"INSERT INTO run_param (run_no, experiment_id, key, value) {Rows(run, entries)} ON CONFLICT DO NOTHING");
        }
    }

    private static void AddTags(List<Sql> statements, RunPlace run, IReadOnlyDictionary<string, string> entries)
    {
        if (entries.Count > 0)
        {
            statements.Add($"INSERT INTO run_tag (run_no, experiment_id, key, value) {Rows(run, entries)} ON CONFLICT (run_no, key) DO UPDATE SET value = excluded.value");
        }
    }

    private static void AddToModels(Session session, RunPlace run, IReadOnlyList<MetricPoint> points)
    {
        foreach (MetricPoint point in points)
        {
            if (point.Subject is { } subject)
            {
                LoggedModelMetrics.Add(session, run.Number, point, subject);
            }
        }
    }

    /// <summary>Adds the statements that keep points, of one run or of several.</summary>
    public static void AddPoints(List<Sql> statements, IReadOnlyList<PlacedPoint> points)
    {
        if (points.Count == 0)
        {
            return;
        }

        statements.Add($"INSERT INTO run_metric (run_no, key, step, at, value, is_nan) {OfPoints(SqlRows.Of(points).With(point => point.Run.Number))} ON CONFLICT DO NOTHING");
        statements.Add($"""
            INSERT INTO run_metric_latest AS kept (run_no, experiment_id, key, step, at, value, is_nan)
            {OfPoints(SqlRows.Of(Latest(points)).With(point => point.Run.Number).With(point => point.Run.Experiment))}
            ON CONFLICT (run_no, key) DO UPDATE SET step = excluded.step, at = excluded.at, value = excluded.value, is_nan = excluded.is_nan
            WHERE (excluded.step, excluded.at, -excluded.is_nan, excluded.value) > (kept.step, kept.at, -kept.is_nan, kept.value)
            """);
    }

    /// <summary>The last point of each metric of each run.</summary>
    private static PlacedPoint[] Latest(IReadOnlyList<PlacedPoint> points) => points.Count == 1
        ? [points[0]]
        :
        [
            .. points.GroupBy(placed => (placed.Run.Number, placed.Point.Key))
                .Select(ofKey => ofKey.MaxBy(placed => (placed.Point.Step, placed.Point.At, placed.Point.Value))),
        ];

    private static SqlRows<KeyValuePair<string, string>> Rows(RunPlace run, IReadOnlyDictionary<string, string> entries) =>
        SqlRows.Of(entries.ToArray()).With(run.Number).With(run.Experiment).With(entry => entry.Key).With(entry => entry.Value);

    private static SqlRows<PlacedPoint> OfPoints(SqlRows<PlacedPoint> rows) => rows
        .With(placed => placed.Point.Key).With(placed => placed.Point.Step).With(placed => placed.Point.At)
        .With(placed => Parts(placed.Point).Value).With(placed => Parts(placed.Point).IsNaN);
}
