using System.Data.Common;
using Mainspring.Lifecycle.Tracking.Inputs;
using Mainspring.Lifecycle.Tracking.LoggedModels;

namespace Mainspring.Storage.Relational.Tracking.Inputs;

/// <summary>Reads what went into runs and what came out: four queries, however many runs.</summary>
internal sealed class RunLinks
{
    private readonly ILookup<long, DatasetInput> _datasets;
    private readonly ILookup<long, LoggedModelId> _models;
    private readonly ILookup<long, ModelOutput> _outputs;

    private RunLinks(ILookup<long, DatasetInput> datasets, ILookup<long, LoggedModelId> models, ILookup<long, ModelOutput> outputs) =>
        (_datasets, _models, _outputs) = (datasets, models, outputs);

    public static RunLinks Read(Session session, SqlList runs) => new(
        ReadDatasets(session, runs),
        session.Query($"SELECT run_no, model_id FROM run_model_input WHERE run_no IN {runs} ORDER BY model_id", static row => (Run: row.GetInt64(0), Model: LoggedModelId.Parse(row.GetString(1))))
            .ToLookup(entry => entry.Run, entry => entry.Model),
        session.Query($"SELECT run_no, model_id, step FROM run_model_output WHERE run_no IN {runs} ORDER BY step, model_id", static row => (Run: row.GetInt64(0), Output: new ModelOutput(LoggedModelId.Parse(row.GetString(1)), row.GetInt64(2))))
            .ToLookup(entry => entry.Run, entry => entry.Output));

    public RunInputs InputsOf(long run) => _datasets.Contains(run) || _models.Contains(run) ? new() { Datasets = [.. _datasets[run]], Models = [.. _models[run]] } : RunInputs.None;

    public IReadOnlyList<ModelOutput> OutputsOf(long run) => _outputs[run].ToArray();

    private static ILookup<long, DatasetInput> ReadDatasets(Session session, SqlList runs)
    {
        List<(long Run, long Number, RunDataset Dataset)> datasets = session.Query(
            $"""
            SELECT run_no, dataset_no, name, digest, source_type, source, schema, profile
            FROM run_dataset JOIN input_dataset USING (dataset_no) WHERE run_no IN {runs} ORDER BY run_no, position
            """,
            ReadDataset);
        if (datasets.Count == 0)
        {
            return Enumerable.Empty<DatasetInput>().ToLookup(_ => 0L);
        }

        ILookup<(long Run, long Dataset), KeyValuePair<string, string>> tags = session
            .Query(
                $"SELECT run_no, dataset_no, key, value FROM run_dataset_tag WHERE run_no IN {runs}",
                static row => (Run: row.GetInt64(0), Dataset: row.GetInt64(1), Tag: KeyValuePair.Create(row.GetString(2), row.GetString(3))))
            .ToLookup(entry => (entry.Run, entry.Dataset), entry => entry.Tag);
        return datasets.ToLookup(entry => entry.Run, entry => new DatasetInput { Dataset = entry.Dataset, Tags = new Dictionary<string, string>(tags[(entry.Run, entry.Number)]) });
    }

    private static (long Run, long Number, RunDataset Dataset) ReadDataset(DbDataReader row) => (row.GetInt64(0), row.GetInt64(1), new()
    {
        Name = row.GetString(2),
        Digest = row.GetString(3),
        SourceType = row.GetString(4),
        Source = row.GetString(5),
        Schema = row.GetStringOrNull(6),
        Profile = row.GetStringOrNull(7),
    });
}
