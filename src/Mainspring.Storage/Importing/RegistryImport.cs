using Mainspring.Lifecycle.Artifacts;
using Mainspring.Storage.Relational;

namespace Mainspring.Storage.Importing;

/// <summary>Registered models with their versions, numbers kept, stages, tags and aliases. The files of a version are those of the run or logged model that it came from.</summary>
internal sealed class RegistryImport(MlflowSource source, Database database, TimeProvider time, ImportTally tally, FileImport files)
{
    private sealed record Model(string Name, long CreatedAt, long UpdatedAt, string Description);

    private sealed record Version(long Number, long CreatedAt, long UpdatedAt, string Description, string User, string Stage, string Source, string? Place, string Run, string RunLink, string Status, string StatusMessage);

    public async Task RunAsync(CancellationToken cancellation)
    {
        if (!source.Has("registered_models", "name"))
        {
            return;
        }

        long now = time.GetUtcNow().ToUnixTimeMilliseconds();
        List<Model> models =
        [
            .. source.Query("SELECT name, creation_time, last_updated_time, description FROM registered_models ORDER BY name")
                .Select(row => new Model(row.Word(0)!, row.Whole(1) ?? now, row.Whole(2) ?? row.Whole(1) ?? now, row.Word(3) ?? "")),
        ];
        foreach (Model model in models)
        {
            Dictionary<string, string> tags = source.Has("registered_model_tags", "key") ? source.Entries("SELECT key, value FROM registered_model_tags WHERE name = @p0", model.Name) : [];
            tally.Add("registered models", await database.WriteAsync(session => Put(session, model, tags), cancellation));
            foreach (Version version in ReadVersions(model.Name))
            {
                await AddAsync(model.Name, version, cancellation);
            }

            Dictionary<string, string> aliases = source.Has("registered_model_aliases", "alias") ? source.Entries("SELECT alias, version FROM registered_model_aliases WHERE name = @p0", model.Name) : [];
            tally.Add("aliases", await database.WriteAsync(session => aliases.Sum(alias => session.Execute($"""
                INSERT INTO model_alias (model_no, alias, version) SELECT model_no, {alias.Key}, version FROM model JOIN model_version USING (model_no)
                WHERE name = {model.Name} AND CAST(version AS TEXT) = {alias.Value} ON CONFLICT DO NOTHING
                """)), cancellation));
        }
    }

    private List<Version> ReadVersions(string model)
    {
        var versions = new List<Version>();
        foreach (var row in source.Query($"""
            SELECT version, creation_time, last_updated_time, description, user_id, current_stage, source, {source.Or("model_versions", "storage_location", "NULL")}, run_id,
                {source.Or("model_versions", "run_link", "NULL")}, status, status_message
            FROM model_versions WHERE name = @p0 ORDER BY version
            """, model))
        {
            if (row.Word(5) == "Deleted_Internal")
            {
                tally.Skip("model versions", $"{model}@{row.Word(0)}", "It is deleted.");
                continue;
            }

            versions.Add(new(
                row.Whole(0) ?? 0, row.Whole(1) ?? 0, row.Whole(2) ?? row.Whole(1) ?? 0, row.Word(3) ?? "", row.Word(4) ?? "", Stage(row.Word(5)), row.Word(6) ?? "", row.Word(7),
                row.Word(8) ?? "", row.Word(9) ?? "", Status(row.Word(10)), row.Word(11) ?? ""));
        }

        return versions;
    }

    private async Task AddAsync(string model, Version version, CancellationToken cancellation)
    {
        Dictionary<string, string> tags = source.Has("model_version_tags", "key") ? source.Entries("SELECT key, value FROM model_version_tags WHERE name = @p0 AND version = @p1", model, version.Number) : [];
        bool isNew = await database.WriteAsync(session => Put(session, model, version, tags, FolderOf(session, version)), cancellation);
        tally.Add("model versions", isNew ? 1 : 0);
    }

    private static int Put(Session session, Model model, Dictionary<string, string> tags)
    {
        int added = session.Execute($"""
            INSERT INTO model (name, created_at, updated_at, description, last_version) VALUES ({model.Name}, {model.CreatedAt}, {model.UpdatedAt}, {model.Description}, 0) ON CONFLICT (name) DO NOTHING
            """);
        foreach ((string key, string value) in tags)
        {
            session.Execute($"INSERT INTO model_tag (model_no, key, value) SELECT model_no, {key}, {value} FROM model WHERE name = {model.Name} ON CONFLICT DO NOTHING");
        }

        return added;
    }

    private static bool Put(Session session, string model, Version version, Dictionary<string, string> tags, ArtifactPath? folder)
    {
        long number = session.QueryNumber($"SELECT model_no FROM model WHERE name = {model}")!.Value;
        long? added = session.QueryNumber($"""
            INSERT INTO model_version (model_no, version, run_id, identity, created_at, updated_at, source, folder, run_link, user_name, description, status, status_message, stage)
            VALUES ({number}, {version.Number}, {version.Run}, {""}, {version.CreatedAt}, {version.UpdatedAt}, {version.Source}, {folder?.Value ?? ""}, {version.RunLink},
                {version.User}, {version.Description}, {version.Status}, {version.StatusMessage}, {version.Stage})
            ON CONFLICT (model_no, version) DO NOTHING RETURNING version_no
            """);
        if (added is not { } row)
        {
            return false;
        }

        session.Execute($"UPDATE model SET last_version = CASE WHEN last_version < {version.Number} THEN {version.Number} ELSE last_version END WHERE model_no = {number}");
        foreach ((string key, string value) in tags)
        {
            session.Execute($"INSERT INTO model_version_tag (version_no, key, value) VALUES ({row}, {key}, {value})");
        }

        if (folder is not null)
        {
            session.Execute($"""
                INSERT INTO model_version_file (version_no, path, sha256, bytes) SELECT {row}, substr(path, CAST({folder.Value.Length + 2} AS INTEGER)), sha256, bytes FROM artifact
                WHERE path > {folder.Value + "/"} AND path < {folder.Value + "0"}
                """);
        }

        return true;
    }

    // Where the files of a version lie in the tree: below its run, its logged model, or where MLflow kept them.
    private ArtifactPath? FolderOf(Session session, Version version)
    {
        const string runs = "runs:/";
        const string models = "models:/";
        string uri = version.Place is { Length: > 0 } place ? place : version.Source;
        string[] parts = uri.StartsWith(runs, StringComparison.Ordinal) ? uri[runs.Length..].TrimStart('/').Split('/', 2) : uri.StartsWith(models, StringComparison.Ordinal) ? [uri[models.Length..].TrimStart('/')] : [];
        string? root = parts switch
        {
            [string run, _] => session.QueryFirst($"SELECT artifact_root FROM run WHERE run_id = {run}", static row => row.GetString(0)),
            [string id] => session.QueryFirst($"SELECT artifact_root FROM logged_model WHERE model_id = {id}", static row => row.GetString(0)),
            _ => null,
        };
        return root is null ? files.Find(uri) : ArtifactPath.TryParse(parts is [_, string rest] ? $"{root}/{rest.TrimEnd('/')}" : root, out ArtifactPath? path, out _) ? path : null;
    }

    private static string Stage(string? stage) => stage?.ToLowerInvariant() is "staging" or "production" or "archived" ? stage.ToLowerInvariant() : "none";

    private static string Status(string? status) => status switch
    {
        "PENDING_REGISTRATION" => "pending",
        "FAILED_REGISTRATION" => "failed",
        _ => "ready",
    };
}
