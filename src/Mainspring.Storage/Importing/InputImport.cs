using System.Data.Common;
using Mainspring.Lifecycle.Tracking.Inputs;
using Mainspring.Storage.Relational;
using Mainspring.Storage.Relational.Tracking.Inputs;

namespace Mainspring.Storage.Importing;

/// <summary>Data sets that runs used, and logged models that went into runs and came out of them.</summary>
internal sealed class InputImport(MlflowSource source, Database database, ImportTally tally)
{
    private sealed record Use(string Input, string Run, RunDataset Dataset);

    private sealed record ModelLink(string Run, string Model, long Step, bool IsOutput);

    public async Task RunAsync(CancellationToken cancellation)
    {
        if (!source.Has("inputs", "input_uuid") || !source.Has("datasets", "dataset_uuid"))
        {
            return;
        }

        foreach (Use use in ReadUses())
        {
            Dictionary<string, string> tags = source.Entries("SELECT name, value FROM input_tags WHERE input_uuid = @p0", use.Input);
            tally.Add("data sets of runs", await database.WriteAsync(session => Put(session, use, tags), cancellation));
        }

        foreach (ModelLink link in ReadModels())
        {
            tally.Add("models of runs", await database.WriteAsync(session => Put(session, link), cancellation));
        }
    }

    private List<Use> ReadUses() =>
    [
        .. source.Query("""
            SELECT inputs.input_uuid, inputs.destination_id, datasets.name, datasets.digest, datasets.dataset_source_type, datasets.dataset_source, datasets.dataset_schema, datasets.dataset_profile
            FROM inputs JOIN datasets ON datasets.dataset_uuid = inputs.source_id WHERE inputs.source_type = 'DATASET' AND inputs.destination_type = 'RUN' ORDER BY inputs.input_uuid
            """).Select(static row => new Use(row.Word(0)!, row.Word(1) ?? "", new RunDataset
        {
            Name = row.Word(2) ?? "",
            Digest = row.Word(3) ?? "",
            SourceType = row.Word(4) ?? "",
            Source = row.Word(5) ?? "",
            Schema = row.Word(6),
            Profile = row.Word(7),
        })),
    ];

    private List<ModelLink> ReadModels() =>
    [
        .. source.Query($"""
            SELECT source_id, destination_id, {source.Or("inputs", "step", "0")}, source_type FROM inputs WHERE source_type IN ('RUN_INPUT', 'RUN_OUTPUT') ORDER BY input_uuid
            """).Select(static row => new ModelLink(row.Word(0) ?? "", row.Word(1) ?? "", row.Whole(2) ?? 0, row.Word(3) == "RUN_OUTPUT")),
    ];

    private static int Put(Session session, Use use, Dictionary<string, string> tags)
    {
        if (session.QueryNumber($"SELECT run_no FROM run WHERE run_id = {use.Run}") is not { } run)
        {
            return 0;
        }

        long before = session.QueryNumber($"SELECT count(*) FROM run_dataset WHERE run_no = {run}") ?? 0;
        RunInputStore.AddDataset(session, run, new DatasetInput { Dataset = use.Dataset, Tags = tags });
        return (int)((session.QueryNumber($"SELECT count(*) FROM run_dataset WHERE run_no = {run}") ?? 0) - before);
    }

    private static int Put(Session session, ModelLink link) => link.IsOutput
        ? session.Execute($"INSERT INTO run_model_output (run_no, model_id, step) SELECT run_no, {link.Model}, {link.Step} FROM run WHERE run_id = {link.Run} ON CONFLICT DO NOTHING")
        : session.Execute($"INSERT INTO run_model_input (run_no, model_id) SELECT run_no, {link.Model} FROM run WHERE run_id = {link.Run} ON CONFLICT DO NOTHING");
}
