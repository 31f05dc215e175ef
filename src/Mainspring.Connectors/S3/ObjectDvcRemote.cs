using Mainspring.Lifecycle.Datasets.Dvc;
using Mainspring.Lifecycle.Sources;

namespace Mainspring.Connectors.S3;

/// <summary>A remote of DVC in an object store.</summary>
/// <param name="store">The place.</param>
public sealed class ObjectDvcRemote(ObjectStore store) : IDvcRemote, IDisposable
{
    /// <inheritdoc/>
    public async Task<bool> ContainsAsync(string key, CancellationToken cancellation = default) => await store.FindAsync(key, cancellation) is not null;

    /// <inheritdoc/>
    public async Task<bool> GetAsync(string key, string path, CancellationToken cancellation = default)
    {
        try
        {
            await using FileStream file = File.Create(path);
            await store.GetAsync(key, file, cancellation);
            return true;
        }
        catch (SourceFailedException missing) when (missing.Failure == SourceFailure.NotFound)
        {
            return false;
        }
    }

    /// <inheritdoc/>
    public Task PutAsync(string key, string path, CancellationToken cancellation = default) => store.PutAsync(key, path, cancellation);

    /// <inheritdoc/>
    public void Dispose() => store.Dispose();
}
