using System.Data.Common;
using System.Text.Json;
using Mainspring.Lifecycle.Releases;
using Mainspring.Lifecycle.Serving.AbTests;

namespace Mainspring.Storage.Relational.Releases;

/// <summary>Rows of the table of releases as values.</summary>
internal static class ReleaseRows
{
    /// <summary>The releases that match, newest first.</summary>
    public static List<Release> Load(Session session, SqlFragment filter, int limit) => session.Query(
        $"""
         SELECT release_id, endpoint, model, candidate, champion, alias, champion_variant, candidate_variant, plan, training, state, step,
                started_at, started_by, step_since, next_look, ended_at, ended_by, verdict, keeps_champion, decision, revision
         FROM release WHERE {filter} ORDER BY release_no DESC LIMIT {limit}
         """,
        Read);

    public static double? Number(DbDataReader row, int column) => row.IsDBNull(column) ? null : row.GetDouble(column);

    private static Release Read(DbDataReader row) => new()
    {
        Id = row.GetString(0),
        Endpoint = row.GetString(1),
        Model = row.GetString(2),
        Candidate = row.GetInt32(3),
        Champion = row.GetInt32(4),
        Alias = row.GetString(5),
        ChampionVariant = row.GetString(6),
        CandidateVariant = row.GetString(7),
        Plan = PlanOf(row.GetString(8)),
        Training = row.GetStringOrNull(9),
        State = ReleaseStates.Names.First(named => named.Name == row.GetString(10)).State,
        Step = row.GetInt32(11),
        StartedAt = row.GetInstant(12),
        StartedBy = row.GetString(13),
        StepSince = row.GetInstant(14),
        NextLook = row.GetInstant(15),
        EndedAt = row.GetInstantOrNull(16),
        EndedBy = row.GetStringOrNull(17),
        Verdict = row.GetStringOrNull(18),
        KeepsChampion = row.GetFlag(19),
        Decision = row.GetStringOrNull(20) is { } decision ? JsonSerializer.Deserialize(decision, ReleaseJson.Default.ReleaseDecision) : null,
        Revision = row.GetInt64(21),
    };

    private static AbTestPlan PlanOf(string text) => AbTestSection.TryParse(text, out AbTestPlan? plan, out var faults)
        ? plan
        : throw new InvalidDataException($"The plan of a release cannot be read: {string.Join("; ", faults)}");
}
