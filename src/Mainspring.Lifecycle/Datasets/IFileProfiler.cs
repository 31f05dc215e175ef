namespace Mainspring.Lifecycle.Datasets;

/// <summary>Profiles a file that may be hostile, away from the process that serves.</summary>
public interface IFileProfiler
{
    /// <summary>Profiles a file, or the files of a pattern as one table.</summary>
    /// <param name="path">The file or pattern.</param>
    /// <param name="folder">An empty place to work in.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    Task<FileProfile> ProfileAsync(string path, string folder, CancellationToken cancellation);
}
