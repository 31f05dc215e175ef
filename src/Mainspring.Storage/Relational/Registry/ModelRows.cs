using Mainspring.Lifecycle.Registry;

namespace Mainspring.Storage.Relational.Registry;

/// <summary>Reads models with their aliases: two queries, however many models.</summary>
internal static class ModelRows
{
    public static List<RegisteredModel> Read(Session session, SqlFragment condition)
    {
        List<(long Number, RegisteredModel Model)> rows = session.Query(
            $"""
            SELECT model.model_no, model.name, model.created_at,
                (SELECT coalesce(max(version), 0) FROM model_version WHERE model_version.model_no = model.model_no),
                (SELECT count(*) FROM model_version WHERE model_version.model_no = model.model_no)
            FROM model {condition}
            """,
            static row => (row.GetInt64(0), new RegisteredModel
            {
                Name = row.GetString(1),
                CreatedAt = row.GetInstant(2),
                LatestVersion = row.GetInt32(3),
                Versions = row.GetInt32(4),
            }));
        SqlList numbers = Sql.List(rows.Select(row => row.Number));
        ILookup<long, (string Alias, int Version)> aliases = session.Query(
            $"SELECT model_no, alias, version FROM model_alias WHERE model_no IN {numbers} ORDER BY alias",
            static row => (Number: row.GetInt64(0), Alias: row.GetString(1), Version: row.GetInt32(2)))
            .ToLookup(row => row.Number, row => (row.Alias, row.Version));
        return rows.ConvertAll(row => row.Model with { Aliases = aliases[row.Number].ToDictionary(alias => alias.Alias, alias => alias.Version) });
    }
}
