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
        foreach ((string key, string value) in entries)
        {
            session.Execute($"INSERT INTO run_param (run_no, key, value) VALUES ({number}, {key}, {value}) ON CONFLICT DO NOTHING");
        }
    }

    public static void SetTags(Session session, long number, IReadOnlyDictionary<string, string> entries)
    {
        foreach ((string key, string value) in entries)
        {
            session.Execute($"INSERT INTO run_tag (run_no, key, value) VALUES ({number}, {key}, {value}) ON CONFLICT (run_no, key) DO UPDATE SET value = excluded.value");
        }
    }

    private static LogOutcome.ParamIsSet? FindChangedParam(Session session, long number, IReadOnlyDictionary<string, string> entries)
    {
        foreach ((string key, string value) in entries)
        {
            string? kept = session.QueryFirst($"SELECT value FROM run_param WHERE run_no = {number} AND key = {key}", static row => row.GetString(0));
            if (kept is not null && kept != value)
            {
                return new(key, kept, value);
            }
        }

        return null;
    }

    private static void AddPoints(Session session, long number, IReadOnlyList<MetricPoint> points)
    {
        foreach (MetricPoint point in points)
        {
            (double value, bool isNaN) = Parts(point);
            session.Execute($"""
                INSERT INTO run_metric (run_no, key, step, at, value, is_nan)
                VALUES ({number}, {point.Key}, {point.Step}, {point.At}, {value}, {isNaN}) ON CONFLICT DO NOTHING
                """);
            if (point.Subject is { } subject)
            {
                LoggedModelMetrics.Add(session, number, point, subject);
            }
        }

        foreach (MetricPoint latest in points.GroupBy(point => point.Key).Select(ofKey => ofKey.MaxBy(point => (point.Step, point.At, point.Value))!))
        {
            (double value, bool isNaN) = Parts(latest);
            session.Execute($"""
                INSERT INTO run_metric_latest AS kept (run_no, key, step, at, value, is_nan)
                VALUES ({number}, {latest.Key}, {latest.Step}, {latest.At}, {value}, {isNaN})
                ON CONFLICT (run_no, key) DO UPDATE SET step = excluded.step, at = excluded.at, value = excluded.value, is_nan = excluded.is_nan
                WHERE (excluded.step, excluded.at, -excluded.is_nan, excluded.value) > (kept.step, kept.at, -kept.is_nan, kept.value)
                """);
        }
    }

    private static (double Value, bool IsNaN) Parts(MetricPoint point) => double.IsNaN(point.Value) ? (0, true) : (point.Value, false);
}
