using System.Data.Common;
using Mainspring.Lifecycle.Tracking.Scorers;

namespace Mainspring.Storage.Relational.Tracking.Scorers;

/// <summary>Scorers in the database.</summary>
public sealed class ScorerStore(Database database) : IScorerStore
{
    /// <inheritdoc/>
    public Task<ScorerVersion?> RegisterAsync(long experiment, string name, string serialized, DateTimeOffset at, CancellationToken cancellation = default)
    {
        string id = Guid.NewGuid().ToString();
        return database.WriteAsync(
            session =>
            {
                if (session.QueryNumber($"SELECT experiment_id FROM experiment WHERE experiment_id = {experiment} AND deleted_at IS NULL") is null)
                {
                    return null;
                }

                session.Execute($"INSERT INTO scorer (scorer_id, experiment_id, name) VALUES ({id}, {experiment}, {name}) ON CONFLICT (experiment_id, name) DO NOTHING");
                session.Execute($"""
                    INSERT INTO scorer_version (scorer_no, version, serialized, created_at)
                    SELECT scorer_no, coalesce((SELECT max(version) FROM scorer_version WHERE scorer_version.scorer_no = scorer.scorer_no), 0) + 1, {serialized}, {at}
                    FROM scorer WHERE experiment_id = {experiment} AND name = {name}
                    """);
                return Read(session, Sql.Fragment($"WHERE experiment_id = {experiment} AND name = {name} ORDER BY version DESC LIMIT 1"))[0];
            },
            cancellation);
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<ScorerVersion>> ListAsync(IReadOnlyList<long> experiments, CancellationToken cancellation = default) => database.ReadAsync<IReadOnlyList<ScorerVersion>>(
        session => Read(session, Sql.Fragment($"""
            WHERE experiment_id IN {Sql.List(experiments)} AND version = (SELECT max(version) FROM scorer_version AS other WHERE other.scorer_no = scorer.scorer_no)
            ORDER BY name, experiment_id
            """)),
        cancellation);

    /// <inheritdoc/>
    public Task<IReadOnlyList<ScorerVersion>> ListVersionsAsync(long experiment, string name, CancellationToken cancellation = default) => database.ReadAsync<IReadOnlyList<ScorerVersion>>(
        session => Read(session, Sql.Fragment($"WHERE experiment_id = {experiment} AND name = {name} ORDER BY version")),
        cancellation);

    /// <inheritdoc/>
    public Task<ScorerVersion?> FindAsync(long experiment, string name, int? version = null, CancellationToken cancellation = default) => database.ReadAsync(
        session => Read(session, Sql.Fragment($"WHERE experiment_id = {experiment} AND name = {name} AND version = coalesce({version}, version) ORDER BY version DESC LIMIT 1")).FirstOrDefault(),
        cancellation);

    /// <inheritdoc/>
    public Task<bool> DeleteAsync(long experiment, string name, int? version = null, CancellationToken cancellation = default) => database.WriteAsync(
        session =>
        {
            if (session.QueryNumber($"SELECT scorer_no FROM scorer WHERE experiment_id = {experiment} AND name = {name}") is not { } number)
            {
                return false;
            }

            return version is null
                ? session.Execute($"DELETE FROM scorer WHERE scorer_no = {number}") > 0
                : session.Execute($"DELETE FROM scorer_version WHERE scorer_no = {number} AND version = {version}") > 0;
        },
        cancellation);

    private static List<ScorerVersion> Read(Session session, SqlFragment condition) => session.Query(
        $"SELECT scorer_id, experiment_id, name, version, serialized, created_at FROM scorer JOIN scorer_version USING (scorer_no) {condition}",
        ReadRow);

    private static ScorerVersion ReadRow(DbDataReader row) => new()
    {
        ScorerId = row.GetString(0),
        ExperimentId = row.GetInt64(1),
        Name = row.GetString(2),
        Version = row.GetInt32(3),
        Serialized = row.GetString(4),
        CreatedAt = row.GetInstant(5),
    };
}
