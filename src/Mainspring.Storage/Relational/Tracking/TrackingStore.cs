using Mainspring.Lifecycle.Tracking;

namespace Mainspring.Storage.Relational.Tracking;

/// <summary>Experiments and runs in the metadata database.</summary>
public sealed class TrackingStore(Database database) : ITrackingStore
{
    private const int ShortestPrefix = 4;
    private const int MostCandidates = 10;

    /// <inheritdoc/>
    public Task<Run> CreateRunAsync(NewRun run, RunId id, string name, DateTimeOffset at, CancellationToken cancellation = default) => database.WriteAsync(
        session =>
        {
            session.Execute($"INSERT INTO experiment (name, created_at) VALUES ({run.Experiment}, {at}) ON CONFLICT (name) DO NOTHING");
            session.Execute($"""
                INSERT INTO run (run_id, experiment_id, name, status, started_at, artifact_root)
                SELECT {id.Value}, experiment_id, {name}, {RunRows.Text(RunStatus.Running)}, {at}, experiment_id || '/' || {id.Value} || '/artifacts' FROM experiment WHERE name = {run.Experiment}
                """);
            (long number, _) = RunWriting.Find(session, id)!.Value;
            RunWriting.AddParams(session, number, run.Params);
            RunWriting.SetTags(session, number, run.Tags);
            return RunRows.Read(session, Sql.Fragment($"WHERE run.run_no = {number}"))[0].Run;
        },
        cancellation);

    /// <inheritdoc/>
    public Task<LogOutcome> LogAsync(RunId run, RunLog log, CancellationToken cancellation = default) => database.WriteAsync(
        session => RunWriting.Change(session, run, number => RunWriting.Log(session, number, log)),
        cancellation);

    /// <inheritdoc/>
    public Task<LogOutcome> ChangeRunAsync(RunId run, RunChange change, CancellationToken cancellation = default) => database.WriteAsync(
        session => RunWriting.Change(session, run, number =>
        {
            session.Execute($"""
                UPDATE run SET
                    name = coalesce({change.Name}, name),
                    status = coalesce({(change.Status is { } status ? RunRows.Text(status) : null)}, status),
                    ended_at = coalesce({change.EndedAt}, ended_at)
                WHERE run_no = {number}
                """);
            return new LogOutcome.Done();
        }),
        cancellation);

    /// <inheritdoc/>
    public Task<Run?> FindRunAsync(RunId run, CancellationToken cancellation = default) => database.ReadAsync(
        session => RunRows.Read(session, Sql.Fragment($"WHERE run.run_id = {run.Value}")).Select(row => row.Run).FirstOrDefault(),
        cancellation);

    /// <inheritdoc/>
    public Task<RunLookup> LookUpRunAsync(string text, CancellationToken cancellation = default) => database.ReadAsync<RunLookup>(
        session =>
        {
            Run[] meant = Candidates(session, Sql.Fragment($"run.name = {text}"));
            if (meant.Length == 0 && text.Length >= ShortestPrefix && text.All(char.IsAsciiHexDigitLower))
            {
                meant = Candidates(session, Sql.Fragment($"run.run_id >= {text} AND run.run_id < {text + "g"}"));
            }

            return meant switch
            {
                [] => new RunLookup.Nothing(),
                [Run only] => new RunLookup.Found(only),
                _ => new RunLookup.Several(meant),
            };
        },
        cancellation);

    /// <inheritdoc/>
    public Task<RunPage> ListRunsAsync(RunQuery query, CancellationToken cancellation = default) => database.ReadAsync(
        session =>
        {
            SqlFragment ofExperiment = query.Experiment is null ? Sql.Fragment($"") : Sql.Fragment($"AND run.experiment_id = (SELECT experiment_id FROM experiment WHERE name = {query.Experiment})");
            SqlFragment after = query.After is null ? Sql.Fragment($"") : Sql.Fragment($"AND (run.started_at, run.run_no) < ({query.After.StartedAt}, {query.After.Number})");
            List<RunRows.Row> rows = RunRows.Read(session, Sql.Fragment($"""
                WHERE run.deleted_at IS NULL {ofExperiment} {after}
                ORDER BY run.started_at DESC, run.run_no DESC LIMIT {query.Limit + 1}
                """));
            bool more = rows.Count > query.Limit;
            return new RunPage(
                [.. rows.Take(query.Limit).Select(row => row.Run)],
                more ? new(rows[query.Limit - 1].Run.StartedAt.ToUnixTimeMilliseconds(), rows[query.Limit - 1].Number) : null);
        },
        cancellation);

    /// <inheritdoc/>
    public Task<IReadOnlyList<MetricPoint>> ReadHistoryAsync(RunId run, string key, int most, CancellationToken cancellation = default) =>
        database.ReadAsync<IReadOnlyList<MetricPoint>>(
            session => session.Query(
                $"""
                SELECT key, value, is_nan, step, at FROM run_metric
                WHERE run_no = (SELECT run_no FROM run WHERE run_id = {run.Value}) AND key = {key}
                ORDER BY step, at, value LIMIT {most}
                """,
                static row => RunRows.Point(row, 0)),
            cancellation);

    /// <inheritdoc/>
    public Task<IReadOnlyList<Experiment>> ListExperimentsAsync(CancellationToken cancellation = default) =>
        database.ReadAsync<IReadOnlyList<Experiment>>(
            static session => session.Query(
                $"""
                SELECT experiment_id, name, created_at,
                    (SELECT count(*) FROM run WHERE run.experiment_id = experiment.experiment_id AND run.deleted_at IS NULL),
                    (SELECT max(started_at) FROM run WHERE run.experiment_id = experiment.experiment_id AND run.deleted_at IS NULL)
                FROM experiment WHERE deleted_at IS NULL ORDER BY name
                """,
                static row => new Experiment
                {
                    Id = row.GetInt64(0),
                    Name = row.GetString(1),
                    CreatedAt = row.GetInstant(2),
                    Runs = row.GetInt64(3),
                    LatestRunAt = row.GetInstantOrNull(4),
                }),
            cancellation);

    private static Run[] Candidates(Session session, SqlFragment condition) =>
    [
        .. RunRows.Read(session, Sql.Fragment($"WHERE run.deleted_at IS NULL AND {condition} ORDER BY run.started_at DESC LIMIT {MostCandidates}")).Select(row => row.Run),
    ];
}
