using Mainspring.Lifecycle.Registry;

namespace Mainspring.Storage.Relational.Registry;

/// <summary>Keeps new versions.</summary>
internal static class VersionAdding
{
    public static AddedVersion? Add(Session session, NewModelVersion version, DateTimeOffset at)
    {
        long? known = session.QueryNumber($"SELECT model_no FROM model WHERE name = {version.Model}");
        if (known is null && version.ModelMustExist)
        {
            return null;
        }

        if (version.OncePerRun && known is { } model && FindSame(session, model, version) is { } same)
        {
            return Read(session, same, isNew: false, modelIsNew: false);
        }

        session.Execute($"""
            INSERT INTO model (name, created_at, updated_at, last_version) VALUES ({version.Model}, {at}, {at}, 1)
            ON CONFLICT (name) DO UPDATE SET last_version = model.last_version + 1, updated_at = excluded.updated_at
            """);
        long number = session.QueryNumber($"""
            INSERT INTO model_version (model_no, version, run_id, identity, created_at, updated_at, source, folder, run_link, model_id, user_name, description, flavors)
            SELECT model_no, last_version, {version.Run?.Value ?? ""}, {version.Identity?.Value ?? ""}, {at}, {at}, {version.Source}, {version.Folder?.Value ?? ""},
                {version.RunLink}, {version.ModelId}, {version.User}, {version.Description}, {string.Join(',', version.Flavors)}
            FROM model WHERE name = {version.Model}
            RETURNING version_no
            """)!.Value;
        AddParts(session, number, version);
        return Read(session, number, isNew: true, modelIsNew: known is null);
    }

    private static long? FindSame(Session session, long model, NewModelVersion version) => session.QueryNumber($"""
        SELECT version_no FROM model_version
        WHERE model_no = {model} AND run_id = {version.Run?.Value ?? ""} AND source = {version.Source} AND identity = {version.Identity?.Value ?? ""}
        ORDER BY version DESC LIMIT 1
        """);

    private static AddedVersion Read(Session session, long number, bool isNew, bool modelIsNew)
    {
        ModelVersion version = VersionRows.Read(session, Sql.Fragment($"WHERE model_version.version_no = {number}"))[0];
        return new(version, ModelRows.Find(session, version.Model)!, isNew, modelIsNew);
    }

    private static void AddParts(Session session, long number, NewModelVersion version)
    {
        foreach (ModelFile file in version.Manifest)
        {
            session.Execute($"INSERT INTO model_version_file (version_no, path, sha256, bytes) VALUES ({number}, {file.Path.Value}, {file.Content.Hash.Value}, {file.Content.Bytes})");
        }

        foreach ((string key, double value) in version.Metrics)
        {
            bool isNaN = double.IsNaN(value);
            session.Execute($"INSERT INTO model_version_metric (version_no, key, value, is_nan) VALUES ({number}, {key}, {(isNaN ? 0 : value)}, {isNaN})");
        }

        foreach ((string key, string value) in version.Tags)
        {
            session.Execute($"INSERT INTO model_version_tag (version_no, key, value) VALUES ({number}, {key}, {value})");
        }
    }
}
