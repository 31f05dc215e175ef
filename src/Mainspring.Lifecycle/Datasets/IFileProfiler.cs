namespace Mainspring.Lifecycle.Datasets;

/// <summary>Profiles a file that may be hostile, away from the process that serves.</summary>
public interface IFileProfiler
{
    /// <summary>Profiles a file.</summary>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    Task<FileProfile> ProfileAsync(string path, CancellationToken cancellation);
}
