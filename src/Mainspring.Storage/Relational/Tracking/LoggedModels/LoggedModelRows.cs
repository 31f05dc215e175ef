using System.Data.Common;
using Mainspring.Lifecycle.Artifacts;
using Mainspring.Lifecycle.Tracking;
using Mainspring.Lifecycle.Tracking.LoggedModels;

namespace Mainspring.Storage.Relational.Tracking.LoggedModels;

/// <summary>Reads logged models with all that belongs to them: a fixed number of queries, however many models.</summary>
internal static class LoggedModelRows
{
    private static readonly (LoggedModelStatus Status, string Text)[] Statuses =
    [
        (LoggedModelStatus.Pending, "PENDING"), (LoggedModelStatus.Ready, "READY"), (LoggedModelStatus.UploadFailed, "UPLOAD_FAILED"),
    ];

    public static string Text(LoggedModelStatus status) => Statuses.First(known => known.Status == status).Text;

    /// <summary>Reads the models of a condition in its order.</summary>
    public static List<LoggedModel> Read(Session session, SqlFragment condition)
    {
        List<(long Number, LoggedModel Model)> rows = session.Query(
            $"""
            SELECT model_no, model_id, experiment_id, name, model_type, source_run, artifact_root, status, created_at, updated_at
            FROM logged_model {condition}
            """,
            ReadRow);
        if (rows.Count == 0)
        {
            return [];
        }

        long[] numbers = [.. rows.Select(row => row.Number)];
        Dictionary<long, Dictionary<string, string>> parameters = ReadEntries(session, Sql.Fragment($"logged_model_param"), numbers);
        Dictionary<long, Dictionary<string, string>> tags = ReadEntries(session, Sql.Fragment($"logged_model_tag"), numbers);
        ILookup<long, LoggedModelMetric> metrics = ReadMetrics(session, numbers);
        ILookup<string, LoggedModelRegistration> registrations = ReadRegistrations(session, rows.Select(row => row.Model.Id.Value));
        return rows.ConvertAll(row => row.Model with
        {
            Params = parameters.GetValueOrDefault(row.Number) ?? [],
            Tags = tags.GetValueOrDefault(row.Number) ?? [],
            Metrics = [.. metrics[row.Number]],
            Registrations = [.. registrations[row.Model.Id.Value]],
        });
    }

    private static (long Number, LoggedModel Model) ReadRow(DbDataReader row) => (row.GetInt64(0), new()
    {
        Id = LoggedModelId.Parse(row.GetString(1)),
        ExperimentId = row.GetInt64(2),
        Name = row.GetString(3),
        ModelType = row.GetStringOrNull(4),
        SourceRun = row.GetStringOrNull(5),
        ArtifactRoot = ArtifactPath.Parse(row.GetString(6)),
        Status = Statuses.First(known => known.Text == row.GetString(7)).Status,
        CreatedAt = row.GetInstant(8),
        UpdatedAt = row.GetInstant(9),
    });

    private static Dictionary<long, Dictionary<string, string>> ReadEntries(Session session, SqlFragment table, long[] numbers) => session
        .Query($"SELECT model_no, key, value FROM {table} WHERE model_no IN {Sql.List(numbers)}", static row => (Number: row.GetInt64(0), Key: row.GetString(1), Value: row.GetString(2)))
        .GroupBy(entry => entry.Number)
        .ToDictionary(ofModel => ofModel.Key, ofModel => ofModel.ToDictionary(entry => entry.Key, entry => entry.Value));

    private static ILookup<long, LoggedModelMetric> ReadMetrics(Session session, long[] numbers) => session
        .Query(
            $"""
            SELECT model_no, key, value, is_nan, step, at, run_id, dataset_name, dataset_digest
            FROM (
                SELECT metric.*, row_number() OVER (PARTITION BY model_no ORDER BY at DESC, step DESC, key) AS age
                FROM logged_model_metric AS metric WHERE model_no IN {Sql.List(numbers)}
            ) AS newest JOIN run USING (run_no)
            WHERE age <= {LoggedModelRules.MostMetricsShown}
            ORDER BY key, at, step
            """,
            static row => (Number: row.GetInt64(0), Metric: new LoggedModelMetric(RunId.Parse(row.GetString(6)), RunRows.Point(row.GetString(1), row, 2), ReadDataset(row, 7))))
        .ToLookup(entry => entry.Number, entry => entry.Metric);

    private static ILookup<string, LoggedModelRegistration> ReadRegistrations(Session session, IEnumerable<string> models) => session
        .Query(
            $"""
            SELECT model_version.model_id, model.name, model_version.version FROM model_version JOIN model USING (model_no)
            WHERE model_version.model_id IN {Sql.List(models)} ORDER BY model.name, model_version.version
            """,
            static row => (Id: row.GetString(0), Registration: new LoggedModelRegistration(row.GetString(1), row.GetInt32(2))))
        .ToLookup(entry => entry.Id, entry => entry.Registration);

    private static MetricDataset? ReadDataset(DbDataReader row, int column) => row.GetString(column) is { Length: > 0 } name
        ? new(name, row.GetString(column + 1) is { Length: > 0 } digest ? digest : null)
        : null;
}
