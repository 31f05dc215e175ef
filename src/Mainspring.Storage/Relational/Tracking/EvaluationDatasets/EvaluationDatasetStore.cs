using System.Globalization;
using Mainspring.Lifecycle.Tracking.EvaluationDatasets;

namespace Mainspring.Storage.Relational.Tracking.EvaluationDatasets;

/// <summary>Evaluation data sets in the database.</summary>
public sealed class EvaluationDatasetStore(Database database) : IEvaluationDatasetStore
{
    /// <inheritdoc/>
    public Task<EvaluationDatasetOutcome> CreateAsync(EvaluationDataset dataset, CancellationToken cancellation = default) => database.WriteAsync<EvaluationDatasetOutcome>(
        session =>
        {
            if (FindMissing(session, dataset.Experiments) is { } missing)
            {
                return missing;
            }

            session.Execute($"""
                INSERT INTO evaluation_dataset (dataset_id, name, digest, created_at, updated_at, created_by, updated_by)
                VALUES ({dataset.Id.Value}, {dataset.Name}, {dataset.Digest}, {dataset.CreatedAt}, {dataset.UpdatedAt}, {dataset.CreatedBy}, {dataset.UpdatedBy})
                """);
            long number = EvaluationDatasetRows.FindNumber(session, dataset.Id)!.Value;
            foreach ((string key, string value) in dataset.Tags)
            {
                SetTag(session, number, key, value);
            }

            AddExperiments(session, number, dataset.Experiments);
            return new EvaluationDatasetOutcome.Done(EvaluationDatasetRows.ReadOne(session, number));
        },
        cancellation);

    /// <inheritdoc/>
    public Task<EvaluationDataset?> FindAsync(EvaluationDatasetId dataset, CancellationToken cancellation = default) => database.ReadAsync(
        session => EvaluationDatasetRows.Read(session, Sql.Fragment($"WHERE dataset_id = {dataset.Value}")).FirstOrDefault(),
        cancellation);

    /// <inheritdoc/>
    public Task DeleteAsync(EvaluationDatasetId dataset, CancellationToken cancellation = default) => database.WriteAsync(
        session => session.Execute($"DELETE FROM evaluation_dataset WHERE dataset_id = {dataset.Value}") > 0,
        cancellation);

    /// <inheritdoc/>
    public Task<EvaluationDatasetPage> SearchAsync(EvaluationDatasetQuery query, CancellationToken cancellation = default) => database.ReadAsync(
        session =>
        {
            List<EvaluationDataset> datasets = EvaluationDatasetRows.Read(session, EvaluationDatasetSearching.Condition(query));
            return new EvaluationDatasetPage([.. datasets.Take(query.Limit)], datasets.Count > query.Limit);
        },
        cancellation);

    /// <inheritdoc/>
    public Task<EvaluationDatasetOutcome> ChangeTagsAsync(EvaluationDatasetId dataset, IReadOnlyDictionary<string, string?> tags, CancellationToken cancellation = default) => ChangeAsync(
        dataset,
        (session, number) =>
        {
            foreach ((string key, string? value) in tags)
            {
                SetTag(session, number, key, value);
            }

            return null;
        },
        cancellation);

    /// <inheritdoc/>
    public Task<EvaluationDatasetOutcome> ChangeExperimentsAsync(EvaluationDatasetId dataset, IReadOnlyList<long> added, IReadOnlyList<long> removed, CancellationToken cancellation = default) => ChangeAsync(
        dataset,
        (session, number) =>
        {
            if (FindMissing(session, added) is { } missing)
            {
                return missing;
            }

            AddExperiments(session, number, added);
            session.Execute($"DELETE FROM evaluation_dataset_experiment WHERE dataset_no = {number} AND experiment_id IN {Sql.List(removed)}");
            return null;
        },
        cancellation);

    /// <inheritdoc/>
    public Task<EvaluationDatasetOutcome> UpsertAsync(EvaluationDatasetId dataset, IReadOnlyList<EvaluationRecordContent> records, DateTimeOffset at, CancellationToken cancellation = default) => ChangeAsync(
        dataset,
        (session, number) =>
        {
            int inserted = records.Count(record => EvaluationRecordRows.Upsert(session, number, record, at));
            EvaluationDataset kept = EvaluationDatasetRows.ReadOne(session, number);
            string? user = records.Select(record => record.User).LastOrDefault(name => name is not null) ?? kept.UpdatedBy;
            session.Execute($"UPDATE evaluation_dataset SET schema = {EvaluationSchema.Extend(kept.Schema, records)}, updated_by = {user} WHERE dataset_no = {number}");
            Touch(session, number, kept.Name, at);
            return new EvaluationDatasetOutcome.RecordsKept(inserted, records.Count - inserted);
        },
        cancellation);

    /// <inheritdoc/>
    public Task<EvaluationRecordPage> ReadRecordsAsync(EvaluationDatasetId dataset, long? after, int limit, CancellationToken cancellation = default) => database.ReadAsync(
        session =>
        {
            List<(long Number, EvaluationRecord Record)> records = EvaluationRecordRows.Read(session, Sql.Fragment($"""
                WHERE dataset_no = (SELECT dataset_no FROM evaluation_dataset WHERE dataset_id = {dataset.Value}) AND record_no > {after ?? 0}
                ORDER BY record_no LIMIT {limit + 1}
                """));
            return new EvaluationRecordPage([.. records.Take(limit).Select(row => row.Record)], records.Count > limit ? records[limit - 1].Number : null);
        },
        cancellation);

    /// <inheritdoc/>
    public Task<int> DeleteRecordsAsync(EvaluationDatasetId dataset, IReadOnlyList<string> records, DateTimeOffset at, CancellationToken cancellation = default) => database.WriteAsync(
        session =>
        {
            if (EvaluationDatasetRows.FindNumber(session, dataset) is not { } number)
            {
                return 0;
            }

            int deleted = session.Execute($"DELETE FROM evaluation_record WHERE dataset_no = {number} AND record_id IN {Sql.List(records)}");
            if (deleted > 0)
            {
                Touch(session, number, EvaluationDatasetRows.ReadOne(session, number).Name, at);
            }

            return deleted;
        },
        cancellation);

    /// <summary>Changes a set, and reads it back unless the change says something else.</summary>
    private Task<EvaluationDatasetOutcome> ChangeAsync(EvaluationDatasetId dataset, Func<Session, long, EvaluationDatasetOutcome?> change, CancellationToken cancellation) => database.WriteAsync<EvaluationDatasetOutcome>(
        session => EvaluationDatasetRows.FindNumber(session, dataset) is { } number
            ? change(session, number) ?? new EvaluationDatasetOutcome.Done(EvaluationDatasetRows.ReadOne(session, number))
            : new EvaluationDatasetOutcome.NoSuchDataset(),
        cancellation);

    private static void SetTag(Session session, long number, string key, string? value)
    {
        if (value is null)
        {
            session.Execute($"DELETE FROM evaluation_dataset_tag WHERE dataset_no = {number} AND key = {key}");
        }
        else
        {
            session.Execute($"INSERT INTO evaluation_dataset_tag (dataset_no, key, value) VALUES ({number}, {key}, {value}) ON CONFLICT (dataset_no, key) DO UPDATE SET value = excluded.value");
        }
    }

    private static void AddExperiments(Session session, long number, IReadOnlyList<long> experiments) => session.Execute($"""
        INSERT INTO evaluation_dataset_experiment (dataset_no, experiment_id)
        SELECT {number}, experiment_id FROM experiment WHERE experiment_id IN {Sql.List(experiments)}
        ON CONFLICT DO NOTHING
        """);

    private static EvaluationDatasetOutcome.NoSuchExperiment? FindMissing(Session session, IReadOnlyList<long> experiments)
    {
        List<long> known = session.Query($"SELECT experiment_id FROM experiment WHERE experiment_id IN {Sql.List(experiments)}", static row => row.GetInt64(0));
        return experiments.Except(known).Select(id => new EvaluationDatasetOutcome.NoSuchExperiment(id)).FirstOrDefault();
    }

    /// <summary>Keeps what follows from a change of records: their number, the digest, and when it was.</summary>
    private static void Touch(Session session, long number, string name, DateTimeOffset at)
    {
        long records = session.QueryNumber($"SELECT count(*) FROM evaluation_record WHERE dataset_no = {number}")!.Value;
        string? profile = records == 0 ? null : string.Create(CultureInfo.InvariantCulture, $$"""{"num_records": {{records}}}""");
        session.Execute($"UPDATE evaluation_dataset SET profile = {profile}, digest = {EvaluationDatasetRules.DigestOf(name, at)}, updated_at = {at} WHERE dataset_no = {number}");
    }
}
