namespace Mainspring.Lifecycle.Artifacts;

/// <summary>
/// The names of artefacts: one tree for runs, logged models and traces, whose files are contents of the artefact store. A folder is
/// there as long as a file lies below it. A write whose task has ended is on the disk.
/// </summary>
/// <remarks>
/// What belongs to a run lies below <c>{experiment}/{run}/artifacts</c>, to a logged model below <c>{experiment}/models/{model}/artifacts</c>,
/// to a trace below <c>{experiment}/traces/{trace}/artifacts</c>. Clients know a path as <see cref="ArtifactUri"/>. The tree itself does
/// not know whether those objects take writes; who puts and deletes looks first.
/// </remarks>
public interface IArtifactTree
{
    /// <summary>Gives a content a name, or replaces the file of that name.</summary>
    /// <param name="path">The name.</param>
    /// <param name="content">The content, which was put into the store before.</param>
    /// <param name="at">The moment to remember.</param>
    Task<PutOutcome> PutAsync(ArtifactPath path, Content content, DateTimeOffset at, CancellationToken cancellation = default);

    /// <summary>The file of that name, or null; a folder is none.</summary>
    Task<ArtifactFile?> FindAsync(ArtifactPath path, CancellationToken cancellation = default);

    /// <summary>All files below a folder, by name; not the file of that name itself.</summary>
    Task<IReadOnlyList<ArtifactFile>> ListFilesAsync(ArtifactPath folder, CancellationToken cancellation = default);

    /// <summary>A page of what lies directly in a folder.</summary>
    /// <param name="folder">The folder, or null for the root of the tree.</param>
    /// <param name="after">Where the page before ended, from <see cref="ArtifactPage.Next"/>.</param>
    /// <param name="limit">The most entries.</param>
    Task<ArtifactPage> ListAsync(ArtifactPath? folder, string? after, int limit, CancellationToken cancellation = default);

    /// <summary>Takes away the file of that name and all files below it. Their contents stay in the store until they are collected.</summary>
    /// <returns>How many files it took away.</returns>
    Task<int> DeleteAsync(ArtifactPath path, CancellationToken cancellation = default);

    /// <summary>Gives the contents of a file, or of all files of a folder, a name below another place too.</summary>
    /// <returns>How many files were named; none when one of them would hide a folder or lie below a file.</returns>
    Task<int> CopyAsync(ArtifactPath from, ArtifactPath to, DateTimeOffset at, CancellationToken cancellation = default);
}
