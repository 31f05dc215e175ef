using System.Data.Common;
using Mainspring.Lifecycle.Tracking;
using Mainspring.Storage.Relational;

namespace Mainspring.Storage.Importing;

/// <summary>Runs with their parameters, tags, files, and every point of every metric.</summary>
internal sealed class RunImport(MlflowSource source, Database database, TimeProvider time, ImportTally tally, FileImport files)
{
    private const int PointsAtOnce = 5000;

    private sealed record Row(RunId Id, string Name, long Experiment, string Status, string User, long? StartedAt, long? EndedAt, bool IsDeleted, long? DeletedAt, string? Artifacts)
    {
        public string Root(long experiment) => $"{experiment}/{Id}/artifacts";
    }

    private sealed record Point(string Key, long Step, long At, double Value, bool IsNaN);

    public async Task RunAsync(CancellationToken cancellation)
    {
        foreach (Row row in ReadRuns())
        {
            if (!tally.Experiments.TryGetValue(row.Experiment, out long experiment))
            {
                tally.Skip("runs", row.Id.Value, $"Its experiment {row.Experiment} is not in the database.");
                continue;
            }

            (long number, long place, string root, bool isNew) = await database.WriteAsync(session => Put(session, row, experiment), cancellation);
            tally.Add("runs", isNew ? 1 : 0);
            await AddEntriesAsync(row.Id, number, place, cancellation);
            await AddMetricsAsync(row.Id, number, place, cancellation);
            await files.CopyAsync(row.Artifacts, root, row.Id.Value, cancellation);
        }
    }

    private List<Row> ReadRuns()
    {
        var rows = new List<Row>();
        foreach (DbDataReader row in source.Query($"""
            SELECT run_uuid, name, experiment_id, status, user_id, start_time, end_time, lifecycle_stage, {source.Or("runs", "deleted_time", "NULL")}, artifact_uri
            FROM runs ORDER BY start_time, run_uuid
            """))
        {
            string text = row.Word(0) ?? "";
            if (RunId.TryParse(text, out RunId? id))
            {
                rows.Add(new(
                    id, row.Word(1) is { Length: > 0 } name ? name : RunNames.For(id), row.Whole(2) ?? 0, Status(row.Word(3)), row.Word(4) ?? "",
                    row.Whole(5), row.Whole(6), row.Word(7) == "deleted", row.Whole(8), row.Word(9)));
            }
            else
            {
                tally.Skip("runs", text, "Its id is not 32 lower-case hexadecimal digits.");
            }
        }

        return rows;
    }

    private (long Number, long Experiment, string Root, bool IsNew) Put(Session session, Row row, long experiment)
    {
        long now = time.GetUtcNow().ToUnixTimeMilliseconds();
        long start = row.StartedAt ?? row.EndedAt ?? now;
        bool isNew = session.Execute($"""
            INSERT INTO run (run_id, experiment_id, name, status, started_at, ended_at, deleted_at, user_id, artifact_root)
            VALUES ({row.Id.Value}, {experiment}, {row.Name}, {row.Status}, {start}, {row.EndedAt}, {(row.IsDeleted ? row.DeletedAt ?? row.EndedAt ?? now : (long?)null)}, {row.User}, {row.Root(experiment)})
            ON CONFLICT (run_id) DO NOTHING
            """) > 0;
        return session.QueryFirst($"SELECT run_no, experiment_id, artifact_root FROM run WHERE run_id = {row.Id.Value}", found => (found.GetInt64(0), found.GetInt64(1), found.GetString(2), isNew));
    }

    private async Task AddEntriesAsync(RunId id, long number, long experiment, CancellationToken cancellation)
    {
        Dictionary<string, string> parameters = source.Entries("SELECT key, value FROM params WHERE run_uuid = @p0", id.Value);
        Dictionary<string, string> tags = source.Entries("SELECT key, value FROM tags WHERE run_uuid = @p0", id.Value);
        (int addedParameters, int addedTags) = await database.WriteAsync(
            session => (
                session.Execute($"INSERT INTO run_param (run_no, experiment_id, key, value) {Rows(parameters)} ON CONFLICT DO NOTHING"),
                session.Execute($"INSERT INTO run_tag (run_no, experiment_id, key, value) {Rows(tags)} ON CONFLICT DO NOTHING")),
            cancellation);
        tally.Add("params", addedParameters);
        tally.Add("tags", addedTags);

        SqlRows<KeyValuePair<string, string>> Rows(Dictionary<string, string> entries) =>
            SqlRows.Of(entries.ToArray()).With(number).With(experiment).With(entry => entry.Key).With(entry => entry.Value);
    }

    private async Task AddMetricsAsync(RunId id, long number, long experiment, CancellationToken cancellation)
    {
        long added = 0;
        foreach (Point[] points in ReadPoints(id).Chunk(PointsAtOnce))
        {
            added += await database.WriteAsync(
                session => session.Execute($"""
                    INSERT INTO run_metric (run_no, key, step, at, value, is_nan)
                    {SqlRows.Of(points).With(number).With(point => point.Key).With(point => point.Step).With(point => point.At).With(point => point.Value).With(point => point.IsNaN)}
                    ON CONFLICT DO NOTHING
                    """),
                cancellation);
        }

        tally.Add("metric points", added);
        if (added > 0)
        {
            await database.WriteAsync(session => KeepLatest(session, number, experiment), cancellation);
        }
    }

    private IEnumerable<Point> ReadPoints(RunId id)
    {
        foreach (DbDataReader row in source.Query($"SELECT key, value, timestamp, {source.Or("metrics", "step", "0")}, {source.Or("metrics", "is_nan", "0")} FROM metrics WHERE run_uuid = @p0 ORDER BY key, 4, timestamp", id.Value))
        {
            bool isNaN = row.Flag(4) || row.Real(1) is null or double.NaN;
            yield return new(row.Word(0) ?? "", row.Whole(3) ?? 0, row.Whole(2) ?? 0, isNaN ? 0 : Unclamped(row.Real(1)!.Value), isNaN);
        }
    }

    private static void KeepLatest(Session session, long number, long experiment)
    {
        session.Execute($"DELETE FROM run_metric_latest WHERE run_no = {number}");
        session.Execute($"""
            INSERT INTO run_metric_latest (run_no, experiment_id, key, step, at, value, is_nan)
            SELECT run_no, {experiment}, key, step, at, value, is_nan FROM (
                SELECT run_no, key, step, at, value, is_nan, row_number() OVER (PARTITION BY key ORDER BY step DESC, at DESC, is_nan, value DESC) AS place
                FROM run_metric WHERE run_no = {number}) AS points
            WHERE place = 1
            """);
    }

    // MLflow's database cannot hold infinities and keeps the greatest numbers in their place.
    private static double Unclamped(double value) => value switch
    {
        >= double.MaxValue => double.PositiveInfinity,
        <= double.MinValue => double.NegativeInfinity,
        _ => value,
    };

    private static string Status(string? status) => status?.ToLowerInvariant() is "scheduled" or "running" or "finished" or "failed" or "killed" ? status.ToLowerInvariant() : "failed";
}
