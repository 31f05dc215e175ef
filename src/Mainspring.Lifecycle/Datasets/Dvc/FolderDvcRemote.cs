namespace Mainspring.Lifecycle.Datasets.Dvc;

/// <summary>A remote that is a folder, such as one of a file server.</summary>
/// <param name="folder">The folder; made when the first object comes.</param>
public sealed class FolderDvcRemote(string folder) : IDvcRemote
{
    /// <inheritdoc/>
    public Task<bool> ContainsAsync(string key, CancellationToken cancellation = default) => Task.FromResult(File.Exists(Path.Combine(folder, key)));

    /// <inheritdoc/>
    public async Task<bool> GetAsync(string key, string path, CancellationToken cancellation = default)
    {
        string source = Path.Combine(folder, key);
        if (!File.Exists(source))
        {
            return false;
        }

        await CopyAsync(source, path, cancellation);
        return true;
    }

    /// <inheritdoc/>
    public async Task PutAsync(string key, string path, CancellationToken cancellation = default)
    {
        string target = Path.Combine(folder, key);
        Directory.CreateDirectory(Path.GetDirectoryName(target)!);
        string temporary = $"{target}.{Guid.NewGuid():n}";
        try
        {
            await CopyAsync(path, temporary, cancellation);
            File.Move(temporary, target, overwrite: true);
        }
        finally
        {
            File.Delete(temporary);
        }
    }

    private static async Task CopyAsync(string source, string target, CancellationToken cancellation)
    {
        await using FileStream from = File.OpenRead(source);
        await using FileStream to = File.Create(target);
        await from.CopyToAsync(to, cancellation);
    }
}
