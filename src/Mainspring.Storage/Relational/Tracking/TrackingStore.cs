using Mainspring.Lifecycle.Identity;
using Mainspring.Lifecycle.Tracking;
using Mainspring.Storage.Relational.Filters;
using Mainspring.Storage.Relational.Tracking.Search;

namespace Mainspring.Storage.Relational.Tracking;

/// <summary>Experiments and runs in the metadata database.</summary>
public sealed class TrackingStore(Database database) : ITrackingStore
{
    private const int ShortestPrefix = 4;
    private const int MostCandidates = 10;

    private readonly PointQueue _points = new(database);

    /// <inheritdoc/>
    public Task<StartOutcome> CreateRunAsync(NewRun run, RunId id, string name, DateTimeOffset at, CancellationToken cancellation = default) =>
        database.WriteAsync(session => RunCreation.Create(session, run, id, name, at), cancellation);

    /// <inheritdoc/>
    public Task<LogOutcome> LogAsync(RunId run, RunLog log, CancellationToken cancellation = default) => PointQueue.Takes(log)
        ? _points.AddAsync(run, log.Metrics, cancellation)
        : database.WriteAsync(session => RunWriting.Change(session, run, place => RunWriting.Log(session, place, log)), cancellation);

    /// <inheritdoc/>
    public Task<LogOutcome> ChangeRunAsync(RunId run, RunChange change, CancellationToken cancellation = default) => database.WriteAsync(
        session => RunWriting.Change(session, run, place =>
        {
            session.Execute($"""
                UPDATE run SET
                    name = coalesce({change.Name}, name),
                    status = coalesce({(change.Status is { } status ? RunRows.Text(status) : null)}, status),
                    ended_at = coalesce({change.EndedAt}, ended_at)
                WHERE run_no = {place.Number}
                """);
            return new LogOutcome.Done();
        }),
        cancellation);

    /// <inheritdoc/>
    public Task<LogOutcome> DeleteTagAsync(RunId run, string key, CancellationToken cancellation = default) => database.WriteAsync(
        session => RunWriting.Change(session, run, place =>
            session.Execute($"DELETE FROM run_tag WHERE run_no = {place.Number} AND key = {key}") == 0 ? new LogOutcome.NoSuchTag(key) : new LogOutcome.Done()),
        cancellation);

    /// <inheritdoc/>
    public Task<LogOutcome> DeleteRunAsync(RunId run, DateTimeOffset at, CancellationToken cancellation = default) =>
        database.WriteAsync(session => RunDeletion.Delete(session, run, at), cancellation);

    /// <inheritdoc/>
    public Task<LogOutcome> RestoreRunAsync(RunId run, CancellationToken cancellation = default) =>
        database.WriteAsync(session => RunDeletion.Restore(session, run), cancellation);

    /// <inheritdoc/>
    public Task<LogOutcome> MoveRunAsync(RunId run, long experiment, CancellationToken cancellation = default) =>
        database.WriteAsync(session => RunWriting.Change(session, run, place => RunDeletion.Move(session, place, experiment)), cancellation);

    /// <inheritdoc/>
    public Task<Run?> FindRunAsync(RunId run, CancellationToken cancellation = default) => database.ReadAsync(
        session => RunRows.Read(session, Sql.Fragment($"WHERE run.run_id = {run.Value}")).Select(row => row.Run).FirstOrDefault(),
        cancellation);

    /// <inheritdoc/>
    public Task<RunLookup> LookUpRunAsync(string text, Sight? seen = null, CancellationToken cancellation = default) => database.ReadAsync<RunLookup>(
        session =>
        {
            SqlFragment shown = SightFilter.Of(Sql.Fragment($"run.experiment_id"), seen ?? Sight.Everything);
            Run[] meant = Candidates(session, Sql.Fragment($"run.name = {text} AND {shown}"));
            if (meant.Length == 0 && text.Length >= ShortestPrefix && text.All(char.IsAsciiHexDigitLower))
            {
                meant = Candidates(session, Sql.Fragment($"run.run_id >= {text} AND run.run_id < {text + "g"} AND {shown}"));
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
            List<RunHit> hits = RunSearch.Find(session, query.Experiment is null ? query : query with { Experiments = Named(session, query.Experiment) });
            List<Run> runs = RunRows.ReadAll(session, [.. hits.Take(query.Limit).Select(hit => hit.Number)], query.Columns);
            return new RunPage(runs, hits.Count > query.Limit ? hits[query.Limit - 1].Cursor : null);
        },
        cancellation);

    /// <inheritdoc/>
    public Task<IReadOnlyList<string>> ListKeysAsync(long experiment, RunEntryKind kind, int most, CancellationToken cancellation = default) =>
        database.ReadAsync<IReadOnlyList<string>>(session => EntryTables.Keys(session, experiment, kind, most), cancellation);

    /// <inheritdoc/>
    public Task<MetricPage> ReadHistoryAsync(RunId run, string key, int most, MetricPoint? after = null, CancellationToken cancellation = default) =>
        database.ReadAsync(session => RunHistory.Read(session, run, key, most, after), cancellation);

    /// <inheritdoc/>
    public Task<IReadOnlyList<long>> ListStepsAsync(RunId run, string key, long from, long to, CancellationToken cancellation = default) =>
        database.ReadAsync<IReadOnlyList<long>>(session => RunHistory.Steps(session, run, key, from, to), cancellation);

    /// <inheritdoc/>
    public Task<IReadOnlyList<MetricPoint>> ReadStepsAsync(RunId run, string key, IReadOnlyList<long> steps, int most, CancellationToken cancellation = default) =>
        database.ReadAsync<IReadOnlyList<MetricPoint>>(session => RunHistory.AtSteps(session, run, key, steps, most), cancellation);

    /// <inheritdoc/>
    public Task<IReadOnlyList<ExperimentSummary>> ListExperimentsAsync(CancellationToken cancellation = default) =>
        database.ReadAsync<IReadOnlyList<ExperimentSummary>>(
            static session => session.Query(
                $"""
                SELECT experiment_id, name, created_at,
                    (SELECT count(*) FROM run WHERE run.experiment_id = experiment.experiment_id AND run.deleted_at IS NULL),
                    (SELECT max(started_at) FROM run WHERE run.experiment_id = experiment.experiment_id AND run.deleted_at IS NULL)
                FROM experiment WHERE deleted_at IS NULL ORDER BY name
                """,
                static row => new ExperimentSummary(row.GetInt64(0), row.GetString(1), row.GetInstant(2), row.GetInt64(3), row.GetInstantOrNull(4))),
            cancellation);

    private static List<long> Named(Session session, string experiment) =>
        session.Query($"SELECT experiment_id FROM experiment WHERE name = {experiment}", static row => row.GetInt64(0));

    private static Run[] Candidates(Session session, SqlFragment condition) =>
    [
        .. RunRows.Read(session, Sql.Fragment($"WHERE run.deleted_at IS NULL AND {condition} ORDER BY run.started_at DESC LIMIT {MostCandidates}")).Select(row => row.Run),
    ];
}
