using Mainspring.Lifecycle.Datasets.Samples;

namespace Mainspring.Storage.Relational.Datasets;

/// <summary>Keeps samples in the metadata database.</summary>
public sealed class SampleStore(Database database) : ISampleStore
{
    /// <inheritdoc/>
    public async Task<TrainedProject?> FindProjectAsync(string name, CancellationToken cancellation = default) => (await database.ReadAsync(
        session => session.Query(
            $"SELECT name, file, retrain_after FROM trained_project WHERE name = {name}", static row => new TrainedProject(row.GetString(0), row.GetString(1), row.GetInt32(2))),
        cancellation).ConfigureAwait(false)).SingleOrDefault();

    /// <inheritdoc/>
    public Task PutProjectAsync(TrainedProject project, CancellationToken cancellation = default) => database.WriteAsync(
        session =>
        {
            session.Execute(
                $"""
                 INSERT INTO trained_project (name, file, retrain_after) VALUES ({project.Name}, {project.File}, {project.RetrainAfter})
                 ON CONFLICT (name) DO UPDATE SET file = excluded.file, retrain_after = excluded.retrain_after
                 """);
        },
        cancellation);

    /// <inheritdoc/>
    public Task AddAsync(string project, string record, DateTimeOffset at, CancellationToken cancellation = default) => database.WriteAsync(
        session =>
        {
            session.Execute($"INSERT INTO sample (project, record, created_at) VALUES ({project}, {record}, {at})");
        },
        cancellation);

    /// <inheritdoc/>
    public async Task<SampleCount> CountAsync(string project, CancellationToken cancellation = default) => (await database.ReadAsync(
        session => session.Query(
            $"SELECT count(*), count(*) - count(version) FROM sample WHERE project = {project}", static row => new SampleCount(row.GetInt64(0), row.GetInt64(1))),
        cancellation).ConfigureAwait(false)).Single();

    /// <inheritdoc/>
    public async Task<(IReadOnlyList<string> Records, long Last)> ListAsync(string project, CancellationToken cancellation = default)
    {
        IReadOnlyList<(long Number, string Record)> rows = await database.ReadAsync(
            session => session.Query($"SELECT sample_no, record FROM sample WHERE project = {project} ORDER BY sample_no", static row => (row.GetInt64(0), row.GetString(1))),
            cancellation).ConfigureAwait(false);
        return ([.. rows.Select(row => row.Record)], rows.Count == 0 ? 0 : rows[^1].Number);
    }

    /// <inheritdoc/>
    public Task JoinAsync(string project, long last, int version, CancellationToken cancellation = default) => database.WriteAsync(
        session =>
        {
            session.Execute($"UPDATE sample SET version = {version} WHERE project = {project} AND sample_no <= {last} AND version IS NULL");
        },
        cancellation);
}
