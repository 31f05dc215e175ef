using System.Data.Common;
using Mainspring.Lifecycle.Tracking.EvaluationDatasets;

namespace Mainspring.Storage.Relational.Tracking.EvaluationDatasets;

/// <summary>Reads evaluation data sets with tags and experiments: three queries, however many sets.</summary>
internal static class EvaluationDatasetRows
{
    /// <summary>Reads the sets of a condition in its order.</summary>
    public static List<EvaluationDataset> Read(Session session, SqlFragment condition)
    {
        List<(long Number, EvaluationDataset Dataset)> rows = session.Query(
            $"""
            SELECT dataset_no, dataset_id, name, digest, schema, profile, created_at, updated_at, created_by, updated_by
            FROM evaluation_dataset {condition}
            """,
            ReadRow);
        if (rows.Count == 0)
        {
            return [];
        }

        long[] numbers = [.. rows.Select(row => row.Number)];
        ILookup<long, KeyValuePair<string, string>> tags = session
            .Query($"SELECT dataset_no, key, value FROM evaluation_dataset_tag WHERE dataset_no IN {Sql.List(numbers)}", static row => (Number: row.GetInt64(0), Tag: KeyValuePair.Create(row.GetString(1), row.GetString(2))))
            .ToLookup(entry => entry.Number, entry => entry.Tag);
        ILookup<long, long> experiments = session
            .Query($"SELECT dataset_no, experiment_id FROM evaluation_dataset_experiment WHERE dataset_no IN {Sql.List(numbers)} ORDER BY experiment_id", static row => (Number: row.GetInt64(0), Experiment: row.GetInt64(1)))
            .ToLookup(entry => entry.Number, entry => entry.Experiment);
        return rows.ConvertAll(row => row.Dataset with { Tags = new Dictionary<string, string>(tags[row.Number]), Experiments = [.. experiments[row.Number]] });
    }

    public static long? FindNumber(Session session, EvaluationDatasetId dataset) => session.QueryNumber($"SELECT dataset_no FROM evaluation_dataset WHERE dataset_id = {dataset.Value}");

    public static EvaluationDataset ReadOne(Session session, long number) => Read(session, Sql.Fragment($"WHERE dataset_no = {number}"))[0];

    private static (long Number, EvaluationDataset Dataset) ReadRow(DbDataReader row) => (row.GetInt64(0), new()
    {
        Id = EvaluationDatasetId.Parse(row.GetString(1)),
        Name = row.GetString(2),
        Digest = row.GetString(3),
        Schema = row.GetStringOrNull(4),
        Profile = row.GetStringOrNull(5),
        CreatedAt = row.GetInstant(6),
        UpdatedAt = row.GetInstant(7),
        CreatedBy = row.GetStringOrNull(8),
        UpdatedBy = row.GetStringOrNull(9),
    });
}
