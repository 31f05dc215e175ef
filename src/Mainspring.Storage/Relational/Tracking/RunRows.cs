using System.Data.Common;
using Mainspring.Lifecycle.Artifacts;
using Mainspring.Lifecycle.Tracking;
using Mainspring.Storage.Relational.Tracking.Inputs;

namespace Mainspring.Storage.Relational.Tracking;

/// <summary>Reads runs with all that belongs to them: a fixed number of queries, however many runs.</summary>
internal static class RunRows
{
    private static readonly (RunStatus Status, string Text)[] Statuses =
    [
        (RunStatus.Scheduled, "scheduled"), (RunStatus.Running, "running"), (RunStatus.Finished, "finished"), (RunStatus.Failed, "failed"), (RunStatus.Killed, "killed"),
    ];

    public static string Text(RunStatus status) => Statuses.First(known => known.Status == status).Text;

    /// <summary>Reads the runs of a condition in its order.</summary>
    /// <param name="session">The session.</param>
    /// <param name="condition">What follows <c>FROM run …</c>.</param>
    /// <param name="columns">Which entries to read, or null for all.</param>
    public static List<Row> Read(Session session, SqlFragment condition, RunColumns? columns = null)
    {
        List<Row> rows = session.Query(
            $"""
            SELECT run.run_no, run.run_id, run.name, coalesce(experiment.deleted_name, experiment.name), run.experiment_id, run.status, run.started_at, run.ended_at,
                run.deleted_at, run.user_id, run.artifact_root
            FROM run JOIN experiment USING (experiment_id) {condition}
            """,
            ReadRow);
        if (rows.Count == 0)
        {
            return rows;
        }

        SqlList numbers = Sql.List(rows.Select(row => row.Number));
        Dictionary<long, Dictionary<string, string>> parameters = ReadEntries(session, EntryTables.Params, numbers, columns?.Params);
        Dictionary<long, Dictionary<string, string>> tags = ReadEntries(session, EntryTables.Tags, numbers, columns?.Tags);
        Dictionary<long, Dictionary<string, MetricPoint>> metrics = ReadMetrics(session, numbers, columns?.Metrics);
        var links = RunLinks.Read(session, numbers);
        return rows.ConvertAll(row => row with
        {
            Run = row.Run with
            {
                Params = parameters.GetValueOrDefault(row.Number) ?? [],
                Tags = tags.GetValueOrDefault(row.Number) ?? [],
                Metrics = metrics.GetValueOrDefault(row.Number) ?? [],
                Inputs = links.InputsOf(row.Number),
                Outputs = links.OutputsOf(row.Number),
            },
        });
    }

    /// <summary>Reads runs by their numbers, in that order.</summary>
    public static List<Run> ReadAll(Session session, IReadOnlyList<long> numbers, RunColumns? columns)
    {
        Dictionary<long, Run> runs = Read(session, Sql.Fragment($"WHERE run.run_no IN {Sql.List(numbers)}"), columns).ToDictionary(row => row.Number, row => row.Run);
        return [.. numbers.Select(number => runs[number])];
    }

    /// <summary>Reads a point of a metric from the columns value, is_nan, step, at.</summary>
    public static MetricPoint Point(string key, DbDataReader row, int first) => new(
        key,
        row.GetFlag(first + 1) ? double.NaN : row.GetDouble(first),
        row.GetInt64(first + 2),
        row.GetInstant(first + 3));

    private static Row ReadRow(DbDataReader row) => new(row.GetInt64(0), new()
    {
        Id = RunId.Parse(row.GetString(1)),
        Name = row.GetString(2),
        Experiment = row.GetString(3),
        ExperimentId = row.GetInt64(4),
        Status = Statuses.First(known => known.Text == row.GetString(5)).Status,
        StartedAt = row.GetInstant(6),
        EndedAt = row.GetInstantOrNull(7),
        DeletedAt = row.GetInstantOrNull(8),
        User = row.GetString(9),
        ArtifactRoot = ArtifactPath.Parse(row.GetString(10)),
    });

    private static Dictionary<long, Dictionary<string, string>> ReadEntries(Session session, SqlFragment table, SqlList numbers, IReadOnlyList<string>? keys) => keys is [] ? [] : Group(session.Query(
        $"SELECT run_no, key, value FROM {table} WHERE run_no IN {numbers} {Among(keys)}",
        static row => (row.GetInt64(0), row.GetString(1), row.GetString(2))));

    private static Dictionary<long, Dictionary<string, MetricPoint>> ReadMetrics(Session session, SqlList numbers, IReadOnlyList<string>? keys) => keys is [] ? [] : Group(session.Query(
        $"SELECT run_no, key, value, is_nan, step, at FROM run_metric_latest WHERE run_no IN {numbers} {Among(keys)}",
        static row => (row.GetInt64(0), row.GetString(1), Point(row.GetString(1), row, 2))));

    private static SqlFragment Among(IReadOnlyList<string>? keys) => keys is null ? Sql.Fragment($"") : Sql.Fragment($"AND key IN {Sql.List(keys)}");

    private static Dictionary<long, Dictionary<string, T>> Group<T>(List<(long Number, string Key, T Value)> entries)
    {
        Dictionary<long, Dictionary<string, T>> groups = [];
        foreach ((long number, string key, T value) in entries)
        {
            if (!groups.TryGetValue(number, out Dictionary<string, T>? group))
            {
                groups.Add(number, group = []);
            }

            group.Add(key, value);
        }

        return groups;
    }

    /// <summary>A run and its number in the order of creation.</summary>
    internal sealed record Row(long Number, Run Run);
}
