using Mainspring.Lifecycle.Artifacts;

namespace Mainspring.Storage.Importing;

/// <summary>Files of an MLflow server in folders of this machine.</summary>
/// <param name="folder">The folder that artefacts were served from, or null to take files where the database says that they are.</param>
internal sealed class FolderFiles(string? folder) : IMlflowFiles
{
    private const string FileScheme = "file://";

    private static readonly EnumerationOptions Walk = new() { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.ReparsePoint, IgnoreInaccessible = true };

    /// <inheritdoc/>
    public IAsyncEnumerable<KeptFile>? Below(string uri, CancellationToken cancellation) => FolderOf(uri) is not { } from ? null
        : (Directory.Exists(from) ? Directory.EnumerateFiles(from, "*", Walk) : []).Select(file => Found(from, file)).ToAsyncEnumerable();

    private static KeptFile Found(string from, string file) => new(
        Path.GetRelativePath(from, file).Replace(Path.DirectorySeparatorChar, '/'),
        file,
        new FileInfo(file).Length,
        _ => Task.FromResult<Stream?>(new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite, 1 << 16, FileOptions.Asynchronous | FileOptions.SequentialScan)));

    private string? FolderOf(string uri)
    {
        if (FileImport.ProxiedKey(uri) is { } key)
        {
            return folder is not null && ArtifactPath.TryParse(key, out ArtifactPath? path, out _) ? Path.Combine(folder, path.Value) : null;
        }

        string plain = uri.StartsWith(FileScheme, StringComparison.Ordinal) ? Uri.UnescapeDataString(new Uri(uri).AbsolutePath) : uri;
        return plain.Contains("://", StringComparison.Ordinal) ? null : folder is null ? plain : BelowFolder(folder, plain);
    }

    // The folder was moved here: what stands in the database ends like the path below it.
    private static string? BelowFolder(string folder, string path)
    {
        string[] parts = path.Split('/', StringSplitOptions.RemoveEmptyEntries);
        return parts.Contains("..") ? null : Enumerable.Range(0, parts.Length).Select(skip => Path.Combine([folder, .. parts[skip..]])).FirstOrDefault(Directory.Exists);
    }
}
