using Mainspring.Lifecycle.Datasets.Folders;

namespace Mainspring.Lifecycle.Datasets;

/// <summary>Where versions of data sets are recorded. A write whose task has ended is on the disk.</summary>
public interface IDatasetStore
{
    /// <summary>Keeps a version under the next number of its data set. When the newest version has the same bytes and file name, that one is given instead.</summary>
    Task<DatasetVersion> AddAsync(NewDatasetVersion version, DateTimeOffset at, CancellationToken cancellation = default);

    /// <summary>A version, or null when there is none.</summary>
    /// <param name="name">The data set.</param>
    /// <param name="version">The number, or null for the newest.</param>
    /// <param name="cancellation">Gives up.</param>
    Task<DatasetVersion?> FindAsync(string name, int? version = null, CancellationToken cancellation = default);

    /// <summary>The files of a version that is a folder, by path; none of a single file.</summary>
    Task<IReadOnlyList<DatasetFile>> ListFilesAsync(string name, int version, CancellationToken cancellation = default);

    /// <summary>The versions with some bytes, newest first.</summary>
    /// <param name="sha256">The SHA-256 of the bytes, or the beginning of it, in small hexadecimal digits.</param>
    /// <param name="limit">How many at most.</param>
    /// <param name="cancellation">Gives up.</param>
    Task<IReadOnlyList<DatasetVersion>> FindByContentAsync(string sha256, int limit, CancellationToken cancellation = default);

    /// <summary>The newest version of each data set, by name.</summary>
    /// <param name="limit">How many at most.</param>
    /// <param name="after">The last name of the page before, or null for the first page.</param>
    /// <param name="cancellation">Gives up.</param>
    Task<IReadOnlyList<DatasetVersion>> ListAsync(int limit, string? after = null, CancellationToken cancellation = default);

    /// <summary>The versions of a data set, newest first; empty also when there is no such data set.</summary>
    /// <param name="name">The data set.</param>
    /// <param name="limit">How many at most.</param>
    /// <param name="before">The last number of the page before, or null for the first page.</param>
    /// <param name="cancellation">Gives up.</param>
    Task<IReadOnlyList<DatasetVersion>> ListVersionsAsync(string name, int limit, int? before = null, CancellationToken cancellation = default);
}
