using Mainspring.Lifecycle.Artifacts;

namespace Mainspring.Storage.Importing;

/// <summary>Files of runs, logged models and traces, from where MLflow kept them into the store, each streamed once.</summary>
internal sealed class FileImport(IArtifactStore contents, IArtifactTree tree, TimeProvider time, IReadOnlyList<IMlflowFiles> places, ImportTally tally)
{
    private const string Proxied = "mlflow-artifacts:";

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
        if (places.Select(place => place.Below(uri, cancellation)).FirstOrDefault(files => files is not null) is not { } found)
        {
            tally.Skip("files", owner, $"'{uri}' is no folder of this machine, nor can it be read from an object store; name the folder or bucket that artefacts were served from with --artifacts, and the key of a bucket in AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY.");
            return;
        }

        await foreach (KeptFile file in found)
        {
            await CopyFileAsync(file, $"{root}/{file.Name}", cancellation);
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

    /// <summary>The key behind <c>mlflow-artifacts:/KEY</c>, or null when a place is named otherwise.</summary>
    public static string? ProxiedKey(string uri) => uri.StartsWith(Proxied, StringComparison.Ordinal) ? uri[Proxied.Length..].TrimStart('/') : null;

    private async Task CopyFileAsync(KeptFile file, string name, CancellationToken cancellation)
    {
        if (!ArtifactPath.TryParse(name, out ArtifactPath? path, out string? fault))
        {
            tally.Skip("files", file.Origin, fault);
            return;
        }

        if (await tree.FindAsync(path, cancellation) is { } known && known.Content.Bytes == file.Bytes)
        {
            return;
        }

        await using Stream? bytes = await file.Open(cancellation);
        if (bytes is null)
        {
            tally.Skip("files", file.Origin, "It is not there any more.");
            return;
        }

        Content content = await contents.PutAsync(bytes, cancellation);
        if (await tree.PutAsync(path, content, time.GetUtcNow(), cancellation) == PutOutcome.Done)
        {
            tally.Add("files");
        }
        else
        {
            tally.Skip("files", file.Origin, $"'{path}' is a folder here, or lies below a file.");
        }
    }
}
