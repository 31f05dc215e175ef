using Mainspring.Lifecycle.Registry;

namespace Mainspring.Storage.Relational.Registry;

/// <summary>Moves of aliases.</summary>
internal static class AliasWriting
{
    public static AliasOutcome Move(Session session, AliasMove move, DateTimeOffset at)
    {
        if (session.QueryNumber($"SELECT model_no FROM model WHERE name = {move.Model}") is not { } model)
        {
            return new AliasOutcome.NoSuchModel();
        }

        var actual = (int?)session.QueryNumber($"SELECT version FROM model_alias WHERE model_no = {model} AND alias = {move.Alias}");
        if (move.Expected is { } expected && (actual ?? AliasMove.Absent) != expected)
        {
            return new AliasOutcome.PointsElsewhere(actual);
        }

        if (move.To is { } version && session.QueryNumber($"SELECT version_no FROM model_version WHERE model_no = {model} AND version = {version}") is null)
        {
            return new AliasOutcome.NoSuchVersion();
        }

        if (actual != move.To)
        {
            Point(session, model, move.Alias, move.To);
            session.Execute($"UPDATE model SET updated_at = {at} WHERE model_no = {model}");
        }

        return new AliasOutcome.Moved(actual);
    }

    private static void Point(Session session, long model, string alias, int? to)
    {
        if (to is { } version)
        {
            session.Execute($"INSERT INTO model_alias (model_no, alias, version) VALUES ({model}, {alias}, {version}) ON CONFLICT (model_no, alias) DO UPDATE SET version = excluded.version");
        }
        else
        {
            session.Execute($"DELETE FROM model_alias WHERE model_no = {model} AND alias = {alias}");
        }
    }
}
