using Mainspring.Lifecycle.Artifacts;
using Mainspring.Lifecycle.Registry;
using Mainspring.Lifecycle.Tracking;

namespace Mainspring.Storage.Relational.Registry;

/// <summary>Reads versions with all that belongs to them: five queries, however many versions.</summary>
internal static class VersionRows
{
    public static List<ModelVersion> Read(Session session, SqlFragment condition)
    {
        List<(long Number, ModelVersion Version)> rows = session.Query(
            $"""
            SELECT model_version.version_no, model.name, model_version.version, model_version.run_id, model_version.identity, model_version.created_at,
                model_version.updated_at, model_version.source, model_version.folder, model_version.run_link, model_version.model_id, model_version.user_name,
                model_version.description, model_version.status, model_version.status_message, model_version.stage, model_version.flavors
            FROM model_version JOIN model USING (model_no) {condition}
            """,
            static row => (row.GetInt64(0), new ModelVersion
            {
                Model = row.GetString(1),
                Version = (int)row.GetInt64(2),
                Run = row.GetString(3) is { Length: > 0 } run ? RunId.Parse(run) : null,
                Identity = row.GetString(4) is { Length: > 0 } identity ? ContentHash.Parse(identity) : null,
                CreatedAt = row.GetInstant(5),
                UpdatedAt = row.GetInstant(6),
                Source = row.GetString(7),
                Folder = row.GetString(8) is { Length: > 0 } folder ? ArtifactPath.Parse(folder) : null,
                RunLink = row.GetString(9),
                ModelId = row.GetString(10),
                User = row.GetString(11),
                Description = row.GetString(12),
                Status = VersionWords.Status(row.GetString(13)),
                StatusMessage = row.GetString(14),
                Stage = VersionWords.Stage(row.GetString(15)),
                Flavors = row.GetString(16).Split(',', StringSplitOptions.RemoveEmptyEntries),
                Manifest = [],
            }));
        SqlList numbers = Sql.List(rows.Select(row => row.Number));
        ILookup<long, ModelFile> files = ReadFiles(session, numbers);
        ILookup<long, (string Key, double Value)> metrics = ReadMetrics(session, numbers);
        ILookup<long, (string Key, string Value)> tags = ReadTags(session, numbers);
        ILookup<long, string> aliases = ReadAliases(session, numbers);
        return rows.ConvertAll(row => row.Version with
        {
            Manifest = [.. files[row.Number]],
            Metrics = metrics[row.Number].ToDictionary(metric => metric.Key, metric => metric.Value),
            Tags = tags[row.Number].ToDictionary(tag => tag.Key, tag => tag.Value),
            Aliases = [.. aliases[row.Number]],
        });
    }

    private static ILookup<long, ModelFile> ReadFiles(Session session, SqlList numbers) => session.Query(
        $"SELECT version_no, path, sha256, bytes FROM model_version_file WHERE version_no IN {numbers} ORDER BY path",
        static row => (Number: row.GetInt64(0), File: new ModelFile(ArtifactPath.Parse(row.GetString(1)), new(ContentHash.Parse(row.GetString(2)), row.GetInt64(3)))))
        .ToLookup(row => row.Number, row => row.File);

    private static ILookup<long, (string Key, double Value)> ReadMetrics(Session session, SqlList numbers) => session.Query(
        $"SELECT version_no, key, value, is_nan FROM model_version_metric WHERE version_no IN {numbers} ORDER BY key",
        static row => (Number: row.GetInt64(0), Key: row.GetString(1), Value: row.GetFlag(3) ? double.NaN : row.GetDouble(2)))
        .ToLookup(row => row.Number, row => (row.Key, row.Value));

    private static ILookup<long, (string Key, string Value)> ReadTags(Session session, SqlList numbers) => session.Query(
        $"SELECT version_no, key, value FROM model_version_tag WHERE version_no IN {numbers} ORDER BY key",
        static row => (Number: row.GetInt64(0), Key: row.GetString(1), Value: row.GetString(2)))
        .ToLookup(row => row.Number, row => (row.Key, row.Value));

    private static ILookup<long, string> ReadAliases(Session session, SqlList numbers) => session.Query(
        $"""
        SELECT version_no, alias FROM model_alias JOIN model_version USING (model_no, version)
        WHERE version_no IN {numbers} ORDER BY alias
        """,
        static row => (Number: row.GetInt64(0), Alias: row.GetString(1)))
        .ToLookup(row => row.Number, row => row.Alias);
}
