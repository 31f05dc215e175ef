namespace Mainspring.Lifecycle.Releases;

/// <summary>Keeps releases. What a finished task wrote is on the disk.</summary>
public interface IReleaseStore
{
    /// <summary>Adds an active release; false when its endpoint has one already, and then nothing is changed.</summary>
    Task<bool> AddAsync(Release release, CancellationToken cancellation = default);

    /// <summary>The release of an id; null when there is none.</summary>
    Task<Release?> FindAsync(string id, CancellationToken cancellation = default);

    /// <summary>The active release of an endpoint; null when it has none.</summary>
    Task<Release?> FindActiveAsync(string endpoint, CancellationToken cancellation = default);

    /// <summary>Releases, newest first.</summary>
    Task<IReadOnlyList<Release>> ListAsync(ReleaseQuery query, CancellationToken cancellation = default);

    /// <summary>Changes a release when it still has the revision that it was read with, and counts the revision up; null when somebody else changed it first.</summary>
    Task<Release?> ChangeAsync(Release changed, CancellationToken cancellation = default);

    /// <summary>Keeps what a look saw.</summary>
    Task AddLookAsync(string id, ReleaseLook look, CancellationToken cancellation = default);

    /// <summary>The looks at a release, oldest first; when there are more than the limit, evenly thinned.</summary>
    Task<IReadOnlyList<ReleaseLook>> ReadLooksAsync(string id, int limit, CancellationToken cancellation = default);
}
