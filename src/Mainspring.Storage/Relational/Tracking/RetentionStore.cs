using Mainspring.Lifecycle.Artifacts;
using Mainspring.Lifecycle.Tracking;
using Mainspring.Lifecycle.Tracking.LoggedModels;
using Mainspring.Lifecycle.Tracking.Retention;

namespace Mainspring.Storage.Relational.Tracking;

/// <summary>Permanent deletion in the metadata database.</summary>
public sealed class RetentionStore(Database database) : IRetentionStore
{
    /// <inheritdoc/>
    public Task<IReadOnlyList<RunId>> ListDeletedRunsAsync(DateTimeOffset before, int most, CancellationToken cancellation = default) =>
        ListRunsAsync(Sql.Fragment($"WHERE deleted_at < {before} ORDER BY deleted_at LIMIT {most}"), cancellation);

    /// <inheritdoc/>
    public Task<IReadOnlyList<RunId>> ListRunsAsync(long experiment, int most, CancellationToken cancellation = default) =>
        ListRunsAsync(Sql.Fragment($"WHERE experiment_id = {experiment} AND deleted_at IS NOT NULL ORDER BY run_no LIMIT {most}"), cancellation);

    /// <inheritdoc/>
    public Task<IReadOnlyList<long>> ListDeletedExperimentsAsync(DateTimeOffset before, int most, CancellationToken cancellation = default) => database.ReadAsync<IReadOnlyList<long>>(
        session => session.Query(
            $"SELECT experiment_id FROM experiment WHERE deleted_at < {before} AND experiment_id <> {Experiment.DefaultId} ORDER BY deleted_at LIMIT {most}",
            static row => row.GetInt64(0)),
        cancellation);

    /// <inheritdoc/>
    public Task<IReadOnlyList<LoggedModelId>> ListDeletedModelsAsync(DateTimeOffset before, int most, CancellationToken cancellation = default) => database.ReadAsync<IReadOnlyList<LoggedModelId>>(
        session => session.Query(
            $"SELECT model_id FROM logged_model WHERE deleted_at < {before} ORDER BY deleted_at LIMIT {most}",
            static row => LoggedModelId.Parse(row.GetString(0))),
        cancellation);

    /// <inheritdoc/>
    public Task<RetentionSweep> CountDeletedAsync(DateTimeOffset before, CancellationToken cancellation = default) => database.ReadAsync(
        session => session.QueryFirst(
            $"""
            SELECT (SELECT count(*) FROM run WHERE deleted_at < {before}
                    OR experiment_id IN (SELECT experiment_id FROM experiment WHERE deleted_at < {before} AND experiment_id <> {Experiment.DefaultId})),
                (SELECT count(*) FROM experiment WHERE deleted_at < {before} AND experiment_id <> {Experiment.DefaultId}),
                (SELECT count(*) FROM logged_model WHERE deleted_at < {before}
                    AND experiment_id NOT IN (SELECT experiment_id FROM experiment WHERE deleted_at < {before} AND experiment_id <> {Experiment.DefaultId}))
            """,
            static row => new RetentionSweep(row.GetInt32(0), row.GetInt32(1), row.GetInt32(2)))!,
        cancellation);

    /// <inheritdoc/>
    public Task<ArtifactPath?> RemoveRunAsync(RunId run, CancellationToken cancellation = default) => database.WriteAsync(
        session => session.QueryFirst(
            $"DELETE FROM run WHERE run_id = {run.Value} AND deleted_at IS NOT NULL RETURNING artifact_root",
            static row => ArtifactPath.Parse(row.GetString(0))),
        cancellation);

    /// <inheritdoc/>
    public Task<ArtifactPath?> RemoveModelAsync(LoggedModelId model, CancellationToken cancellation = default) => database.WriteAsync(
        session => session.QueryFirst(
            $"DELETE FROM logged_model WHERE model_id = {model.Value} AND deleted_at IS NOT NULL RETURNING artifact_root",
            static row => ArtifactPath.Parse(row.GetString(0))),
        cancellation);

    /// <inheritdoc/>
    public Task<bool> RemoveExperimentAsync(long experiment, CancellationToken cancellation = default) => database.WriteAsync(
        session => session.Execute($"""
            DELETE FROM experiment WHERE experiment_id = {experiment} AND experiment_id <> {Experiment.DefaultId} AND deleted_at IS NOT NULL
                AND NOT EXISTS (SELECT 1 FROM run WHERE run.experiment_id = experiment.experiment_id)
            """) == 1,
        cancellation);

    private Task<IReadOnlyList<RunId>> ListRunsAsync(SqlFragment condition, CancellationToken cancellation) => database.ReadAsync<IReadOnlyList<RunId>>(
        session => session.Query($"SELECT run_id FROM run {condition}", static row => RunId.Parse(row.GetString(0))),
        cancellation);
}
