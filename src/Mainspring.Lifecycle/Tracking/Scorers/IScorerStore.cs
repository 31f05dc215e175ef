namespace Mainspring.Lifecycle.Tracking.Scorers;

/// <summary>Where scorers are kept. A write whose task has ended is on the disk. Names and descriptions obey <see cref="ScorerRules"/>.</summary>
public interface IScorerStore
{
    /// <summary>Keeps a version under the next number of its scorer, and the scorer when it is new.</summary>
    /// <returns>The version, or null when there is no such experiment, or it is deleted.</returns>
    Task<ScorerVersion?> RegisterAsync(long experiment, string name, string serialized, DateTimeOffset at, CancellationToken cancellation = default);

    /// <summary>The newest version of each scorer of some experiments, by name.</summary>
    Task<IReadOnlyList<ScorerVersion>> ListAsync(IReadOnlyList<long> experiments, CancellationToken cancellation = default);

    /// <summary>The versions of a scorer, the first one first; empty when there is no such scorer.</summary>
    Task<IReadOnlyList<ScorerVersion>> ListVersionsAsync(long experiment, string name, CancellationToken cancellation = default);

    /// <summary>A version, or null when there is none.</summary>
    /// <param name="experiment">The number of the experiment.</param>
    /// <param name="name">The name of the scorer.</param>
    /// <param name="version">The number, or null for the newest.</param>
    Task<ScorerVersion?> FindAsync(long experiment, string name, int? version = null, CancellationToken cancellation = default);

    /// <summary>Removes a version, or all of them.</summary>
    /// <param name="experiment">The number of the experiment.</param>
    /// <param name="name">The name of the scorer.</param>
    /// <param name="version">The number, or null for all.</param>
    /// <returns>Whether there was such a version.</returns>
    Task<bool> DeleteAsync(long experiment, string name, int? version = null, CancellationToken cancellation = default);
}
