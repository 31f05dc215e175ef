using Mainspring.Lifecycle.Tracking;
using Mainspring.Storage.Relational.Tracking.LoggedModels;

namespace Mainspring.Storage.Relational.Tracking;

/// <summary>Changes of a run within one unit of work.</summary>
internal static class RunWriting
{
    /// <summary>Looks whether the run takes writes, then changes it.</summary>
    public static LogOutcome Change(Session session, RunId run, Func<long, LogOutcome> change) => Find(session, run) switch
    {
        null => new LogOutcome.NoSuchRun(),
        (_, Deleted: true) => new LogOutcome.RunIsDeleted(),
        (long number, _) => change(number),
    };

    public static (long Number, bool Deleted)? Find(Session session, RunId run) => session.QueryFirst<(long, bool)?>(
        $"SELECT run_no, deleted_at IS NOT NULL FROM run WHERE run_id = {run.Value}",
        static row => (row.GetInt64(0), row.GetFlag(1)));

    public static LogOutcome Log(Session session, long number, RunLog log)
    {
        if (FindChangedParam(session, number, log.Params) is { } changed)
        {
            return changed;
        }

        AddParams(session, number, log.Params);
        SetTags(session, number, log.Tags);
        AddPoints(session, number, log.Metrics);
        return new LogOutcome.Done();
    }

    public static void AddParams(Session session, long number, IReadOnlyDictionary<string, string> entries)
    {
        foreach (SqlFragment rows in SqlRows.Portions([.. entries], entry => Sql.Fragment($"({number}, {entry.Key}, {entry.Value})")))
        {
            session.Execute($"INSERT INTO run_param (run_no, key, value) VALUES {rows} ON CONFLICT DO NOTHING");
        }
    }

    public static void SetTags(Session session, long number, IReadOnlyDictionary<string, string> entries)
    {
        foreach (SqlFragment rows in SqlRows.Portions([.. entries], entry => Sql.Fragment($"({number}, {entry.Key}, {entry.Value})")))
        {
            session.Execute($"INSERT INTO run_tag (run_no, key, value) VALUES {rows} ON CONFLICT (run_no, key) DO UPDATE SET value = excluded.value");
        }
    }

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

    private static void AddPoints(Session session, long number, IReadOnlyList<MetricPoint> points)
    {
        foreach (SqlFragment rows in SqlRows.Portions(points, point => Row(number, point)))
        {
            session.Execute($"INSERT INTO run_metric (run_no, key, step, at, value, is_nan) VALUES {rows} ON CONFLICT DO NOTHING");
        }

        foreach (MetricPoint point in points)
        {
            if (point.Subject is { } subject)
            {
                LoggedModelMetrics.Add(session, number, point, subject);
            }
        }

        MetricPoint[] latest = [.. points.GroupBy(point => point.Key).Select(ofKey => ofKey.MaxBy(point => (point.Step, point.At, point.Value))!)];
        foreach (SqlFragment rows in SqlRows.Portions(latest, point => Row(number, point)))
        {
            session.Execute($"""
                INSERT INTO run_metric_latest AS kept (run_no, key, step, at, value, is_nan) VALUES {rows}
                ON CONFLICT (run_no, key) DO UPDATE SET step = excluded.step, at = excluded.at, value = excluded.value, is_nan = excluded.is_nan
                WHERE (excluded.step, excluded.at, -excluded.is_nan, excluded.value) > (kept.step, kept.at, -kept.is_nan, kept.value)
                """);
        }
    }

    private static SqlFragment Row(long number, MetricPoint point)
    {
        (double value, bool isNaN) = Parts(point);
        return Sql.Fragment($"({number}, {point.Key}, {point.Step}, {point.At}, {value}, {isNaN})");
    }

    private static (double Value, bool IsNaN) Parts(MetricPoint point) => double.IsNaN(point.Value) ? (0, true) : (point.Value, false);
}
