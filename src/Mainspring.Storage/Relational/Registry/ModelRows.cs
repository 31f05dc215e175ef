using Mainspring.Lifecycle.Registry;

namespace Mainspring.Storage.Relational.Registry;

/// <summary>Reads models with their aliases and tags: three queries, however many models.</summary>
internal static class ModelRows
{
    public static RegisteredModel? Find(Session session, string name) => Read(session, Sql.Fragment($"WHERE model.name = {name}")).FirstOrDefault();

    public static List<RegisteredModel> Read(Session session, SqlFragment condition)
    {
        List<(long Number, RegisteredModel Model)> rows = session.Query(
            $"""
            SELECT model.model_no, model.name, model.created_at, model.updated_at, model.description,
                (SELECT coalesce(max(version), 0) FROM model_version WHERE model_version.model_no = model.model_no),
                (SELECT count(*) FROM model_version WHERE model_version.model_no = model.model_no)
            FROM model {condition}
            """,
            static row => (row.GetInt64(0), new RegisteredModel
            {
                Name = row.GetString(1),
                CreatedAt = row.GetInstant(2),
                UpdatedAt = row.GetInstant(3),
                Description = row.GetString(4),
                LatestVersion = (int)row.GetInt64(5),
                Versions = (int)row.GetInt64(6),
            }));
        SqlList numbers = Sql.List(rows.Select(row => row.Number));
        ILookup<long, (string Alias, int Version)> aliases = session.Query(
            $"SELECT model_no, alias, version FROM model_alias WHERE model_no IN {numbers} ORDER BY alias",
            static row => (Number: row.GetInt64(0), Alias: row.GetString(1), Version: (int)row.GetInt64(2)))
            .ToLookup(row => row.Number, row => (row.Alias, row.Version));
        ILookup<long, (string Key, string Value)> tags = session.Query(
            $"SELECT model_no, key, value FROM model_tag WHERE model_no IN {numbers} ORDER BY key",
            static row => (Number: row.GetInt64(0), Key: row.GetString(1), Value: row.GetString(2)))
            .ToLookup(row => row.Number, row => (row.Key, row.Value));
        return rows.ConvertAll(row => row.Model with
        {
            Aliases = aliases[row.Number].ToDictionary(alias => alias.Alias, alias => alias.Version),
            Tags = tags[row.Number].ToDictionary(tag => tag.Key, tag => tag.Value),
        });
    }
}
