using Mainspring.Lifecycle.Registry;

namespace Mainspring.Storage.Relational.Registry;

/// <summary>Changes of versions.</summary>
internal static class VersionWriting
{
    public static VersionOutcome Change(Session session, string model, int version, NotesChange change, DateTimeOffset at)
    {
        if (FindNumber(session, model, version) is not { } number)
        {
            return new VersionOutcome.NoSuchVersion();
        }

        session.Execute($"UPDATE model_version SET updated_at = {at}, description = coalesce({change.Description}, description) WHERE version_no = {number}");
        foreach ((string key, string value) in change.SetTags)
        {
            session.Execute($"INSERT INTO model_version_tag (version_no, key, value) VALUES ({number}, {key}, {value}) ON CONFLICT (version_no, key) DO UPDATE SET value = excluded.value");
        }

        session.Execute($"DELETE FROM model_version_tag WHERE version_no = {number} AND key IN {Sql.List(change.RemoveTags)}");
        return new VersionOutcome.Done(Read(session, number));
    }

    public static MovedStages? MoveStage(Session session, StageMove move, DateTimeOffset at)
    {
        if (FindNumber(session, move.Model, move.Version) is not { } number)
        {
            return null;
        }

        ModelVersion before = Read(session, number);
        string stage = VersionWords.Of(move.To);
        List<int> archived = move.ArchiveOthers
            ? session.Query(
                $"""
                UPDATE model_version SET stage = {VersionWords.Of(ModelStage.Archived)}, updated_at = {at}
                WHERE stage = {stage} AND version_no <> {number} AND model_no = (SELECT model_no FROM model WHERE name = {move.Model})
                RETURNING version
                """,
                static row => row.GetInt32(0))
            : [];
        session.Execute($"UPDATE model_version SET stage = {stage}, updated_at = {at} WHERE version_no = {number}");
        session.Execute($"UPDATE model SET updated_at = {at} WHERE name = {move.Model}");
        return new(Read(session, number), before.Stage, [.. archived.Order()]);
    }

    public static VersionOutcome Remove(Session session, string model, int version, DateTimeOffset at)
    {
        if (FindNumber(session, model, version) is not { } number)
        {
            return new VersionOutcome.NoSuchVersion();
        }

        ModelVersion gone = Read(session, number);
        session.Execute($"DELETE FROM model_version WHERE version_no = {number}");
        session.Execute($"UPDATE model SET updated_at = {at} WHERE name = {model}");
        return new VersionOutcome.Done(gone);
    }

    private static long? FindNumber(Session session, string model, int version) =>
        session.QueryNumber($"SELECT version_no FROM model_version JOIN model USING (model_no) WHERE model.name = {model} AND model_version.version = {version}");

    private static ModelVersion Read(Session session, long number) => VersionRows.Read(session, Sql.Fragment($"WHERE model_version.version_no = {number}"))[0];
}
