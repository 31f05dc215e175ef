using Mainspring.Lifecycle.Identity;
using Mainspring.Lifecycle.Registry;
using Mainspring.Storage.Relational.Filters;

namespace Mainspring.Storage.Relational.Registry;

/// <summary>Models and their versions in the metadata database.</summary>
public sealed class RegistryStore(Database database) : IRegistryStore
{
    /// <inheritdoc/>
    public Task<ModelOutcome> AddModelAsync(NewModel model, DateTimeOffset at, CancellationToken cancellation = default) =>
        database.WriteAsync(session => ModelWriting.Add(session, model, at), cancellation);

    /// <inheritdoc/>
    public Task<ModelOutcome> RenameModelAsync(string name, string newName, DateTimeOffset at, CancellationToken cancellation = default) =>
        database.WriteAsync(session => ModelWriting.Rename(session, name, newName, at), cancellation);

    /// <inheritdoc/>
    public Task<ModelOutcome> ChangeModelAsync(string name, NotesChange change, DateTimeOffset at, CancellationToken cancellation = default) =>
        database.WriteAsync(session => ModelWriting.Change(session, name, change, at), cancellation);

    /// <inheritdoc/>
    public Task<ModelOutcome> RemoveModelAsync(string name, CancellationToken cancellation = default) =>
        database.WriteAsync(session => ModelWriting.Remove(session, name), cancellation);

    /// <inheritdoc/>
    public Task<AddedVersion?> AddVersionAsync(NewModelVersion version, DateTimeOffset at, CancellationToken cancellation = default) =>
        database.WriteAsync(session => VersionAdding.Add(session, version, at), cancellation);

    /// <inheritdoc/>
    public Task<VersionOutcome> ChangeVersionAsync(string model, int version, NotesChange change, DateTimeOffset at, CancellationToken cancellation = default) =>
        database.WriteAsync(session => VersionWriting.Change(session, model, version, change, at), cancellation);

    /// <inheritdoc/>
    public Task<MovedStages?> MoveStageAsync(StageMove move, DateTimeOffset at, CancellationToken cancellation = default) =>
        database.WriteAsync(session => VersionWriting.MoveStage(session, move, at), cancellation);

    /// <inheritdoc/>
    public Task<VersionOutcome> RemoveVersionAsync(string model, int version, DateTimeOffset at, CancellationToken cancellation = default) =>
        database.WriteAsync(session => VersionWriting.Remove(session, model, version, at), cancellation);

    /// <inheritdoc/>
    public Task<AliasOutcome> MoveAliasAsync(AliasMove move, DateTimeOffset at, CancellationToken cancellation = default) =>
        database.WriteAsync(session => AliasWriting.Move(session, move, at), cancellation);

    /// <inheritdoc/>
    public Task<RegisteredModel?> FindModelAsync(string name, CancellationToken cancellation = default) =>
        database.ReadAsync(session => ModelRows.Find(session, name), cancellation);

    /// <inheritdoc/>
    public Task<IReadOnlyList<RegisteredModel>> ListModelsAsync(int limit, string? after = null, Sight? seen = null, CancellationToken cancellation = default) => database.ReadAsync<IReadOnlyList<RegisteredModel>>(
        session => ModelRows.Read(session, Sql.Fragment($"WHERE model.name > {after ?? ""} AND {SightFilter.OfNames(Sql.Fragment($"model.name"), seen ?? Sight.Everything)} AND {RegistrySearch.NoPromptModel} ORDER BY model.name LIMIT {limit}")),
        cancellation);

    /// <inheritdoc/>
    public Task<IReadOnlyList<RegisteredModel>> SearchModelsAsync(RegistryQuery query, CancellationToken cancellation = default) => database.ReadAsync<IReadOnlyList<RegisteredModel>>(
        session => ModelRows.Read(session, RegistrySearch.Models(query)),
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

    /// <inheritdoc/>
    public Task<IReadOnlyList<ModelVersion>> ListLatestAsync(IReadOnlyCollection<string> models, CancellationToken cancellation = default) => database.ReadAsync<IReadOnlyList<ModelVersion>>(
        session => VersionRows.Read(session, Sql.Fragment($"""
            WHERE model.name IN {Sql.List(models)} AND model_version.status = {VersionWords.Of(VersionStatus.Ready)} AND NOT EXISTS (
                SELECT 1 FROM model_version AS newer
                WHERE newer.model_no = model_version.model_no AND newer.stage = model_version.stage AND newer.status = model_version.status AND newer.version > model_version.version)
            ORDER BY model.name, model_version.version
            """)),
        cancellation);

    /// <inheritdoc/>
    public Task<IReadOnlyList<ModelVersion>> SearchVersionsAsync(RegistryQuery query, CancellationToken cancellation = default) => database.ReadAsync<IReadOnlyList<ModelVersion>>(
        session => VersionRows.Read(session, RegistrySearch.Versions(query)),
        cancellation);
}
