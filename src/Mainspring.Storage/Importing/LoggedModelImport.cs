using System.Data.Common;
using Mainspring.Lifecycle.Tracking.LoggedModels;
using Mainspring.Storage.Relational;

namespace Mainspring.Storage.Importing;

/// <summary>Logged models, which MLflow has since version 3, with their parameters, tags, metrics and files.</summary>
internal sealed class LoggedModelImport(MlflowSource source, Database database, TimeProvider time, ImportTally tally, FileImport files)
{
    private sealed record Row(string Id, long Experiment, string Name, string? Type, string? Run, string Status, long CreatedAt, long UpdatedAt, bool IsDeleted, string? Artifacts);

    private sealed record Point(string Key, string Run, long Step, long At, string Dataset, string Digest, double Value, bool IsNaN);

    public async Task RunAsync(CancellationToken cancellation)
    {
        if (!source.Has("logged_models", "model_id"))
        {
            return;
        }

        foreach (Row row in ReadModels())
        {
            if (!LoggedModelId.TryParse(row.Id, out _) || !tally.Experiments.TryGetValue(row.Experiment, out long experiment))
            {
                tally.Skip("logged models", row.Id, "Its id is none of a logged model, or its experiment is not in the database.");
                continue;
            }

            string root = $"{experiment}/models/{row.Id}/artifacts";
            Dictionary<string, string> parameters = source.Entries("SELECT param_key, param_value FROM logged_model_params WHERE model_id = @p0", row.Id);
            Dictionary<string, string> tags = source.Entries("SELECT tag_key, tag_value FROM logged_model_tags WHERE model_id = @p0", row.Id);
            Point[] points = [.. ReadPoints(row.Id)];
            tally.Add("logged models", await database.WriteAsync(session => Put(session, row, experiment, root, parameters, tags, points), cancellation));
            await files.CopyAsync(row.Artifacts, root, row.Id, cancellation);
        }
    }

    private List<Row> ReadModels() =>
    [
        .. source.Query("""
            SELECT model_id, experiment_id, name, model_type, source_run_id, status, creation_timestamp_ms, last_updated_timestamp_ms, lifecycle_stage, artifact_location
            FROM logged_models ORDER BY creation_timestamp_ms, model_id
            """).Select(row => new Row(
                row.Word(0) ?? "", row.Whole(1) ?? 0, row.Word(2) ?? "", row.Word(3), row.Word(4), Status(row.Whole(5)),
                row.Whole(6) ?? 0, row.Whole(7) ?? 0, row.Word(8) == "deleted", row.Word(9))),
    ];

    private IEnumerable<Point> ReadPoints(string model)
    {
        foreach (DbDataReader row in source.Query("""
            SELECT metric_name, run_id, metric_step, metric_timestamp_ms, dataset_name, dataset_digest, metric_value FROM logged_model_metrics WHERE model_id = @p0
            """, model))
        {
            double? value = row.Real(6);
            bool isNaN = value is null or double.NaN;
            yield return new(row.Word(0) ?? "", row.Word(1) ?? "", row.Whole(2) ?? 0, row.Whole(3) ?? 0, row.Word(4) ?? "", row.Word(5) ?? "", isNaN ? 0 : value!.Value, isNaN);
        }
    }

    private int Put(Session session, Row row, long experiment, string root, Dictionary<string, string> parameters, Dictionary<string, string> tags, Point[] points)
    {
        long? deleted = row.IsDeleted ? row.UpdatedAt > 0 ? row.UpdatedAt : time.GetUtcNow().ToUnixTimeMilliseconds() : null;
        int added = session.Execute($"""
            INSERT INTO logged_model (model_id, experiment_id, name, model_type, source_run, artifact_root, status, created_at, updated_at, deleted_at)
            VALUES ({row.Id}, {experiment}, {row.Name}, {row.Type}, {row.Run}, {root}, {row.Status}, {row.CreatedAt}, {row.UpdatedAt}, {deleted}) ON CONFLICT (model_id) DO NOTHING
            """);
        long number = session.QueryNumber($"SELECT model_no FROM logged_model WHERE model_id = {row.Id}")!.Value;
        foreach ((string key, string value) in parameters)
        {
            session.Execute($"INSERT INTO logged_model_param (model_no, key, value) VALUES ({number}, {key}, {value}) ON CONFLICT DO NOTHING");
        }

        foreach ((string key, string value) in tags)
        {
            session.Execute($"INSERT INTO logged_model_tag (model_no, key, value) VALUES ({number}, {key}, {value}) ON CONFLICT DO NOTHING");
        }

        foreach (Point point in points)
        {
            session.Execute($"""
                INSERT INTO logged_model_metric (model_no, key, run_no, step, at, dataset_name, dataset_digest, value, is_nan)
                SELECT {number}, {point.Key}, run_no, {point.Step}, {point.At}, {point.Dataset}, {point.Digest}, {point.Value}, {point.IsNaN} FROM run WHERE run_id = {point.Run}
                ON CONFLICT DO NOTHING
                """);
        }

        return added;
    }

    // The numbers of MLflow's states of a model.
    private static string Status(long? status) => status switch
    {
        2 => "READY",
        3 => "UPLOAD_FAILED",
        _ => "PENDING",
    };
}
