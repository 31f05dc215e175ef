using System.Security.Cryptography;
using System.Text.Json;
using Mainspring.Lifecycle.Tracking;
using Mainspring.Lifecycle.Tracking.Inputs;
using Mainspring.Lifecycle.Tracking.LoggedModels;

namespace Mainspring.Storage.Relational.Tracking.Inputs;

/// <summary>Inputs and outputs of runs in the database.</summary>
public sealed class RunInputStore(Database database) : IRunInputStore
{
    /// <inheritdoc/>
    public Task<LogOutcome> LogInputsAsync(RunId run, RunInputs inputs, CancellationToken cancellation = default) => database.WriteAsync(
        session => RunWriting.Change(session, run, place =>
        {
            foreach (DatasetInput input in inputs.Datasets)
            {
                AddDataset(session, place.Number, input);
            }

            foreach (LoggedModelId model in inputs.Models)
            {
                session.Execute($"INSERT INTO run_model_input (run_no, model_id) VALUES ({place.Number}, {model.Value}) ON CONFLICT DO NOTHING");
            }

            return new LogOutcome.Done();
        }),
        cancellation);

    /// <inheritdoc/>
    public Task<LogOutcome> LogOutputsAsync(RunId run, IReadOnlyList<ModelOutput> outputs, CancellationToken cancellation = default) => database.WriteAsync(
        session => RunWriting.Change(session, run, place =>
        {
            foreach (ModelOutput output in outputs)
            {
                session.Execute($"""
                    INSERT INTO run_model_output (run_no, model_id, step) VALUES ({place.Number}, {output.Model.Value}, {output.Step})
                    ON CONFLICT (run_no, model_id) DO UPDATE SET step = excluded.step
                    """);
            }

            return new LogOutcome.Done();
        }),
        cancellation);

    /// <inheritdoc/>
    public Task<IReadOnlyList<DatasetSummary>> SummarizeAsync(IReadOnlyList<long> experiments, int most, CancellationToken cancellation = default) => database.ReadAsync<IReadOnlyList<DatasetSummary>>(
        session => session.Query(
            $"""
            SELECT run.experiment_id, input_dataset.name, input_dataset.digest, tag.value
            FROM run
            JOIN run_dataset USING (run_no)
            JOIN input_dataset USING (dataset_no)
            LEFT JOIN run_dataset_tag AS tag ON tag.run_no = run_dataset.run_no AND tag.dataset_no = run_dataset.dataset_no AND tag.key = {DatasetInput.ContextTag}
            WHERE run.experiment_id IN {Sql.List(experiments)} AND run.deleted_at IS NULL
            GROUP BY run.experiment_id, input_dataset.name, input_dataset.digest, tag.value
            ORDER BY max(input_dataset.dataset_no) DESC, tag.value LIMIT {most}
            """,
            static row => new DatasetSummary(row.GetInt64(0), row.GetString(1), row.GetString(2), row.GetStringOrNull(3))),
        cancellation);

    /// <summary>Adds data that a run used, unless it is known to have used it.</summary>
    internal static void AddDataset(Session session, long run, DatasetInput input)
    {
        bool known = session.QueryNumber($"""
            SELECT count(*) FROM run_dataset JOIN input_dataset USING (dataset_no)
            WHERE run_no = {run} AND name = {input.Dataset.Name} AND digest = {input.Dataset.Digest}
            """) > 0;
        if (known)
        {
            return;
        }

        long dataset = FindOrAdd(session, input.Dataset);
        session.Execute($"""
            INSERT INTO run_dataset (run_no, dataset_no, position)
            SELECT {run}, {dataset}, count(*) FROM run_dataset WHERE run_no = {run}
            """);
        foreach ((string key, string value) in input.Tags)
        {
            session.Execute($"INSERT INTO run_dataset_tag (run_no, dataset_no, key, value) VALUES ({run}, {dataset}, {key}, {value})");
        }
    }

    private static long FindOrAdd(Session session, RunDataset dataset)
    {
        string hash = HashOf(dataset);
        session.Execute($"""
            INSERT INTO input_dataset (sha256, name, digest, source_type, source, schema, profile)
            VALUES ({hash}, {dataset.Name}, {dataset.Digest}, {dataset.SourceType}, {dataset.Source}, {dataset.Schema}, {dataset.Profile})
            ON CONFLICT (sha256) DO NOTHING
            """);
        return session.QueryNumber($"SELECT dataset_no FROM input_dataset WHERE sha256 = {hash}")!.Value;
    }

    private static string HashOf(RunDataset dataset) => Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes<string?[]>(
        [dataset.Name, dataset.Digest, dataset.SourceType, dataset.Source, dataset.Schema, dataset.Profile], InputJson.Default.StringArray)));
}
