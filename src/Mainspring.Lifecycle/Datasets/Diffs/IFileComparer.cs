namespace Mainspring.Lifecycle.Datasets.Diffs;

/// <summary>Compares files that may be hostile, away from the process that serves.</summary>
public interface IFileComparer
{
    /// <summary>Compares two files.</summary>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    Task<FileComparison> CompareAsync(string first, string second, CancellationToken cancellation);
}
