namespace Mainspring.Lifecycle.Datasets.Dvc;

/// <summary>A place that DVC repositories share contents by, with the same keys as a cache.</summary>
public interface IDvcRemote
{
    /// <summary>Whether an object is there.</summary>
    Task<bool> ContainsAsync(string key, CancellationToken cancellation = default);

    /// <summary>Writes an object to a new file, or gives false when it is not there.</summary>
    Task<bool> GetAsync(string key, string path, CancellationToken cancellation = default);

    /// <summary>Puts a file as an object.</summary>
    Task PutAsync(string key, string path, CancellationToken cancellation = default);
}
