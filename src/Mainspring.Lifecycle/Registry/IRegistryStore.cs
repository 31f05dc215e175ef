using Mainspring.Lifecycle.Identity;

namespace Mainspring.Lifecycle.Registry;

/// <summary>
/// Where models and their versions are kept. A write whose task has ended is on the disk. What is given obeys
/// <see cref="RegistryRules"/> already; <see cref="ModelRegistry"/> sees to it.
/// </summary>
public interface IRegistryStore
{
    /// <summary>Keeps a model that has no versions yet.</summary>
    Task<ModelOutcome> AddModelAsync(NewModel model, DateTimeOffset at, CancellationToken cancellation = default);

    /// <summary>Gives a model another name; its versions, aliases and tags stay.</summary>
    Task<ModelOutcome> RenameModelAsync(string name, string newName, DateTimeOffset at, CancellationToken cancellation = default);

    /// <summary>Changes the description and the tags of a model.</summary>
    Task<ModelOutcome> ChangeModelAsync(string name, NotesChange change, DateTimeOffset at, CancellationToken cancellation = default);

    /// <summary>Removes a model with its versions, aliases and tags. The name is free again.</summary>
    Task<ModelOutcome> RemoveModelAsync(string name, CancellationToken cancellation = default);

    /// <summary>Keeps a version under the next number of its model. Null when the model must be there and is not.</summary>
    Task<AddedVersion?> AddVersionAsync(NewModelVersion version, DateTimeOffset at, CancellationToken cancellation = default);

    /// <summary>Changes the description and the tags of a version.</summary>
    Task<VersionOutcome> ChangeVersionAsync(string model, int version, NotesChange change, DateTimeOffset at, CancellationToken cancellation = default);

    /// <summary>Gives a version a stage, and archives the others of that stage if so asked, in one step. Null when there is no such version.</summary>
    Task<MovedStages?> MoveStageAsync(StageMove move, DateTimeOffset at, CancellationToken cancellation = default);

    /// <summary>Removes a version and the aliases that point to it. Its number is not given again.</summary>
    Task<VersionOutcome> RemoveVersionAsync(string model, int version, DateTimeOffset at, CancellationToken cancellation = default);

    /// <summary>Moves, sets or removes an alias if it points where it is expected to; of several that expect the same, one wins.</summary>
    Task<AliasOutcome> MoveAliasAsync(AliasMove move, DateTimeOffset at, CancellationToken cancellation = default);

    /// <summary>The model or prompt of that name, or null.</summary>
    Task<RegisteredModel?> FindModelAsync(string name, CancellationToken cancellation = default);

    /// <summary>Models by name, without prompts.</summary>
    /// <param name="limit">How many at most.</param>
    /// <param name="after">The last name of the page before, or null for the first page.</param>
    /// <param name="seen">Which models are seen by whoever asks; all of them when it is null.</param>
    Task<IReadOnlyList<RegisteredModel>> ListModelsAsync(int limit, string? after = null, Sight? seen = null, CancellationToken cancellation = default);

    /// <summary>The models that match.</summary>
    Task<IReadOnlyList<RegisteredModel>> SearchModelsAsync(RegistryQuery query, CancellationToken cancellation = default);

    /// <summary>The version that is meant, or null.</summary>
    Task<ModelVersion?> FindVersionAsync(string model, VersionReference version, CancellationToken cancellation = default);

    /// <summary>The versions of a model, newest first; empty also when there is no such model.</summary>
    /// <param name="model">The model.</param>
    /// <param name="limit">How many at most.</param>
    /// <param name="before">The last number of the page before, or null for the first page.</param>
    Task<IReadOnlyList<ModelVersion>> ListVersionsAsync(string model, int limit, int? before = null, CancellationToken cancellation = default);

    /// <summary>The newest version of each stage that is ready, for each of some models, oldest first.</summary>
    Task<IReadOnlyList<ModelVersion>> ListLatestAsync(IReadOnlyCollection<string> models, CancellationToken cancellation = default);

    /// <summary>The versions that match.</summary>
    Task<IReadOnlyList<ModelVersion>> SearchVersionsAsync(RegistryQuery query, CancellationToken cancellation = default);
}
