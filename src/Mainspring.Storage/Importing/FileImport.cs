using Mainspring.Lifecycle.Artifacts;

namespace Mainspring.Storage.Importing;

/// <summary>Files of runs, logged models and traces, from the folder where MLflow kept them into the store, each streamed once.</summary>
internal sealed class FileImport(IArtifactStore contents, IArtifactTree tree, TimeProvider time, string? folder, ImportTally tally)
{
    private const string Proxied = "mlflow-artifacts:";
    private const string FileScheme = "file://";

    private readonly Dictionary<string, string> _roots = new(StringComparer.Ordinal);

    /// <summary>Copies what lies below a place of MLflow to a place in the tree; what has its name there already stays.</summary>
    /// <param name="uri">The place as MLflow's database names it, or null.</param>
    /// <param name="root">The place in the tree.</param>
    /// <param name="owner">Whose files they are, for the report.</param>
    public async Task CopyAsync(string? uri, string root, string owner, CancellationToken cancellation)
    {
        if (uri is null)
        {
            return;
        }

        _roots[uri.TrimEnd('/')] = root;
        if (FolderOf(uri) is not { } from)
        {
            tally.Skip("files", owner, $"'{uri}' is no folder of this machine; name the folder that artefacts were served from with --artifacts.");
            return;
        }

        var walk = new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.ReparsePoint, IgnoreInaccessible = true };
        foreach (string file in Directory.Exists(from) ? Directory.EnumerateFiles(from, "*", walk) : [])
        {
            await CopyFileAsync(file, $"{root}/{Path.GetRelativePath(from, file).Replace(Path.DirectorySeparatorChar, '/')}", cancellation);
        }
    }

    /// <summary>The place in the tree of a place of MLflow below one that was copied, or null.</summary>
    public ArtifactPath? Find(string? uri)
    {
        string text = uri?.TrimEnd('/') ?? "";
        foreach ((string known, string root) in _roots)
        {
            if ((text == known || text.StartsWith(known + "/", StringComparison.Ordinal)) && ArtifactPath.TryParse(root + text[known.Length..], out ArtifactPath? path, out _))
            {
                return path;
            }
        }

        return null;
    }

    private async Task CopyFileAsync(string file, string name, CancellationToken cancellation)
    {
        if (!ArtifactPath.TryParse(name, out ArtifactPath? path, out string? fault))
        {
            tally.Skip("files", file, fault);
            return;
        }

        if (await tree.FindAsync(path, cancellation) is { } known && known.Content.Bytes == new FileInfo(file).Length)
        {
            return;
        }

        await using FileStream bytes = new(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite, 1 << 16, FileOptions.Asynchronous | FileOptions.SequentialScan);
        Content content = await contents.PutAsync(bytes, cancellation);
        if (await tree.PutAsync(path, content, time.GetUtcNow(), cancellation) == PutOutcome.Done)
        {
            tally.Add("files");
        }
        else
        {
            tally.Skip("files", file, $"'{path}' is a folder here, or lies below a file.");
        }
    }

    private string? FolderOf(string uri)
    {
        if (uri.StartsWith(Proxied, StringComparison.Ordinal))
        {
            string key = uri[Proxied.Length..].TrimStart('/');
            return folder is not null && ArtifactPath.TryParse(key, out ArtifactPath? path, out _) ? Path.Combine(folder, path.Value) : null;
        }

        string plain = uri.StartsWith(FileScheme, StringComparison.Ordinal) ? Uri.UnescapeDataString(new Uri(uri).AbsolutePath) : uri;
        return plain.Contains("://", StringComparison.Ordinal) ? null : folder is null ? plain : Below(folder, plain);
    }

    // The folder was moved here: what stands in the database ends like the path below it.
    private static string? Below(string folder, string path)
    {
        string[] parts = path.Split('/', StringSplitOptions.RemoveEmptyEntries);
        return parts.Contains("..") ? null : Enumerable.Range(0, parts.Length).Select(skip => Path.Combine([folder, .. parts[skip..]])).FirstOrDefault(Directory.Exists);
    }
}
