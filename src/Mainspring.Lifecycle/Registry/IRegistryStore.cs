namespace Mainspring.Lifecycle.Registry;

/// <summary>
/// Where models and their versions are kept. A write whose task has ended is on the disk. What is given obeys
/// <see cref="RegistryRules"/> already; <see cref="ModelRegistry"/> sees to it.
/// </summary>
public interface IRegistryStore
{
    /// <summary>Keeps a version under the next number of its model, and the model when there is none of that name.</summary>
    Task<ModelVersion> AddVersionAsync(NewModelVersion version, DateTimeOffset at, CancellationToken cancellation = default);

    /// <summary>Moves, sets or removes an alias if it points where it is expected to; of several that expect the same, one wins.</summary>
    Task<AliasOutcome> MoveAliasAsync(AliasMove move, CancellationToken cancellation = default);

    /// <summary>The model of that name, or null.</summary>
    Task<RegisteredModel?> FindModelAsync(string name, CancellationToken cancellation = default);

    /// <summary>Models by name.</summary>
    /// <param name="limit">How many at most.</param>
    /// <param name="after">The last name of the page before, or null for the first page.</param>
    Task<IReadOnlyList<RegisteredModel>> ListModelsAsync(int limit, string? after = null, CancellationToken cancellation = default);

    /// <summary>The version that is meant, or null.</summary>
    Task<ModelVersion?> FindVersionAsync(string model, VersionReference version, CancellationToken cancellation = default);

    /// <summary>The versions of a model, newest first; empty also when there is no such model.</summary>
    /// <param name="model">The model.</param>
    /// <param name="limit">How many at most.</param>
    /// <param name="before">The last number of the page before, or null for the first page.</param>
    Task<IReadOnlyList<ModelVersion>> ListVersionsAsync(string model, int limit, int? before = null, CancellationToken cancellation = default);
}
