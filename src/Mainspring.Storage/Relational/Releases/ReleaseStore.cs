using System.Text.Json;
using Mainspring.Lifecycle.Releases;
using Mainspring.Lifecycle.Serving.AbTests;

namespace Mainspring.Storage.Relational.Releases;

/// <summary>Keeps releases in the metadata database.</summary>
public sealed class ReleaseStore(Database database) : IReleaseStore
{
    /// <inheritdoc/>
    public Task<bool> AddAsync(Release release, CancellationToken cancellation = default) => database.WriteAsync(
        session => session.Execute(
            $"""
             INSERT INTO release (release_id, endpoint, model, candidate, champion, alias, champion_variant, candidate_variant, plan, training, state, is_active, step,
                                  started_at, started_by, step_since, next_look, ended_at, ended_by, verdict, keeps_champion, decision, revision)
             SELECT {release.Id}, {release.Endpoint}, {release.Model}, {release.Candidate}, {release.Champion}, {release.Alias}, {release.ChampionVariant}, {release.CandidateVariant},
                    {AbTestSection.Write(release.Plan).ToJsonString()}, {release.Training}, {ReleaseStates.NameOf(release.State)}, {ReleaseStates.IsActive(release.State)}, {release.Step},
                    {release.StartedAt}, {release.StartedBy}, {release.StepSince}, {release.NextLook}, {release.EndedAt}, {release.EndedBy}, {release.Verdict}, {release.KeepsChampion},
                    {DecisionOf(release)}, {release.Revision}
             WHERE NOT EXISTS (SELECT 1 FROM release WHERE endpoint = {release.Endpoint} AND is_active = 1)
             """) == 1,
        cancellation);

    /// <inheritdoc/>
    public Task<Release?> FindAsync(string id, CancellationToken cancellation = default) =>
        database.ReadAsync(session => (Release?)ReleaseRows.Load(session, Sql.Fragment($"release_id = {id}"), 1).FirstOrDefault(), cancellation);

    /// <inheritdoc/>
    public Task<Release?> FindActiveAsync(string endpoint, CancellationToken cancellation = default) =>
        database.ReadAsync(session => (Release?)ReleaseRows.Load(session, Sql.Fragment($"endpoint = {endpoint} AND is_active = 1"), 1).FirstOrDefault(), cancellation);

    /// <inheritdoc/>
    public Task<IReadOnlyList<Release>> ListAsync(ReleaseQuery query, CancellationToken cancellation = default) => database.ReadAsync<IReadOnlyList<Release>>(
        session => ReleaseRows.Load(
            session,
            Sql.Fragment(
                $"""
                 ({query.Endpoint} IS NULL OR endpoint = {query.Endpoint}) AND is_active >= {query.OnlyActive}
                 AND release_no < coalesce((SELECT release_no FROM release WHERE release_id = {query.After}), {long.MaxValue})
                 """),
            query.Limit),
        cancellation);

    /// <inheritdoc/>
    public Task<Release?> ChangeAsync(Release changed, CancellationToken cancellation = default) => database.WriteAsync(
        session => session.Execute(
            $"""
             UPDATE release SET state = {ReleaseStates.NameOf(changed.State)}, is_active = {ReleaseStates.IsActive(changed.State)}, step = {changed.Step}, step_since = {changed.StepSince},
                 next_look = {changed.NextLook}, ended_at = {changed.EndedAt}, ended_by = {changed.EndedBy}, verdict = {changed.Verdict}, keeps_champion = {changed.KeepsChampion},
                 decision = {DecisionOf(changed)}, revision = revision + 1
             WHERE release_id = {changed.Id} AND revision = {changed.Revision}
             """) == 1 ? changed with { Revision = changed.Revision + 1 } : null,
        cancellation);

    /// <inheritdoc/>
    public Task AddLookAsync(string id, ReleaseLook look, CancellationToken cancellation = default) => database.WriteAsync(
        session => session.Execute(
            $"""
             INSERT INTO release_look (release_no, at, labels, gain, lower, upper, candidate_share, outcome)
             SELECT release_no, {look.At}, {look.Labels}, {look.Gain}, {look.Lower}, {look.Upper}, {look.CandidateShare}, {look.Outcome} FROM release WHERE release_id = {id}
             ON CONFLICT (release_no, at) DO NOTHING
             """),
        cancellation);

    /// <inheritdoc/>
    public Task<IReadOnlyList<ReleaseLook>> ReadLooksAsync(string id, int limit, CancellationToken cancellation = default) => database.ReadAsync<IReadOnlyList<ReleaseLook>>(
        session =>
        {
            long count = session.QueryNumber($"SELECT count(*) FROM release_look JOIN release USING (release_no) WHERE release_id = {id}") ?? 0;
            long every = Math.Max(1, (count + limit - 1) / limit);
            return session.Query(
                $"""
                 SELECT at, labels, gain, lower, upper, candidate_share, outcome
                 FROM (SELECT release_look.*, row_number() OVER (ORDER BY at DESC) - 1 AS place FROM release_look JOIN release USING (release_no) WHERE release_id = {id}) AS looks
                 WHERE place % {every} = 0 ORDER BY at
                 """,
                static row => new ReleaseLook(
                    row.GetInstant(0), row.GetInt64(1), ReleaseRows.Number(row, 2), ReleaseRows.Number(row, 3), ReleaseRows.Number(row, 4), row.GetDouble(5), row.GetString(6)));
        },
        cancellation);

    private static string? DecisionOf(Release release) => release.Decision is { } decision ? JsonSerializer.Serialize(decision, ReleaseJson.Default.ReleaseDecision) : null;
}
