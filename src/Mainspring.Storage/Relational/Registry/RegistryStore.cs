using Mainspring.Lifecycle.Registry;

namespace Mainspring.Storage.Relational.Registry;

/// <summary>Models and their versions in the metadata database.</summary>
public sealed class RegistryStore(Database database) : IRegistryStore
{
    /// <inheritdoc/>
    public Task<ModelVersion> AddVersionAsync(NewModelVersion version, DateTimeOffset at, CancellationToken cancellation = default) => database.WriteAsync(
        session =>
        {
            session.Execute($"INSERT INTO model (name, created_at, last_version) VALUES ({version.Model}, {at}, 1) ON CONFLICT (name) DO UPDATE SET last_version = model.last_version + 1");
            long number = session.QueryNumber($"""
                INSERT INTO model_version (model_no, version, run_id, identity, created_at)
                SELECT model_no, last_version, {version.Run.Value}, {version.Identity.Value}, {at} FROM model WHERE name = {version.Model}
                RETURNING version_no
                """)!.Value;
            AddParts(session, number, version);
            return VersionRows.Read(session, Sql.Fragment($"WHERE model_version.version_no = {number}"))[0];
        },
        cancellation);

    /// <inheritdoc/>
    public Task<AliasOutcome> MoveAliasAsync(AliasMove move, CancellationToken cancellation = default) => database.WriteAsync<AliasOutcome>(
        session =>
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

            if (move.To is not { } version)
            {
                session.Execute($"DELETE FROM model_alias WHERE model_no = {model} AND alias = {move.Alias}");
                return new AliasOutcome.Moved(actual);
            }

            if (session.QueryNumber($"SELECT version_no FROM model_version WHERE model_no = {model} AND version = {version}") is null)
            {
                return new AliasOutcome.NoSuchVersion();
            }

            session.Execute($"INSERT INTO model_alias (model_no, alias, version) VALUES ({model}, {move.Alias}, {version}) ON CONFLICT (model_no, alias) DO UPDATE SET version = excluded.version");
            return new AliasOutcome.Moved(actual);
        },
        cancellation);

    /// <inheritdoc/>
    public Task<RegisteredModel?> FindModelAsync(string name, CancellationToken cancellation = default) => database.ReadAsync(
        session => ModelRows.Read(session, Sql.Fragment($"WHERE model.name = {name}")).FirstOrDefault(),
        cancellation);

    /// <inheritdoc/>
    public Task<IReadOnlyList<RegisteredModel>> ListModelsAsync(int limit, string? after = null, CancellationToken cancellation = default) => database.ReadAsync<IReadOnlyList<RegisteredModel>>(
        session => ModelRows.Read(session, Sql.Fragment($"WHERE model.name > {after ?? ""} ORDER BY model.name LIMIT {limit}")),
        cancellation);

    /// <inheritdoc/>
    public Task<ModelVersion?> FindVersionAsync(string model, VersionReference version, CancellationToken cancellation = default)
    {
        SqlFragment condition = version switch
        {
            VersionReference.Number(int number) => Sql.Fragment($"AND model_version.version = {number}"),
            VersionReference.Alias(string alias) => Sql.Fragment($"AND model_version.version = (SELECT version FROM model_alias WHERE model_alias.model_no = model.model_no AND alias = {alias})"),
            _ => Sql.Fragment($"ORDER BY model_version.version DESC LIMIT 1"),
        };
        return database.ReadAsync(session => VersionRows.Read(session, Sql.Fragment($"WHERE model.name = {model} {condition}")).FirstOrDefault(), cancellation);
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<ModelVersion>> ListVersionsAsync(string model, int limit, int? before = null, CancellationToken cancellation = default) => database.ReadAsync<IReadOnlyList<ModelVersion>>(
        session => VersionRows.Read(session, Sql.Fragment($"""
            WHERE model.name = {model} AND model_version.version < {before ?? int.MaxValue}
            ORDER BY model_version.version DESC LIMIT {limit}
            """)),
        cancellation);

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
