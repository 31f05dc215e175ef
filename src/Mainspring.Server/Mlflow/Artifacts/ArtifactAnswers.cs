using Mainspring.Lifecycle.Artifacts;
using Mainspring.Server.Artifacts;
using Mainspring.Server.Mlflow.Wire;

namespace Mainspring.Server.Mlflow.Artifacts;

/// <summary>Files and lists of files as MLflow's wire shows them.</summary>
internal static class ArtifactAnswers
{
    private const int PageSize = 1000;

    /// <summary>Sends a file of the tree.</summary>
    /// <exception cref="MlflowFault">There is none of that name.</exception>
    public static async Task SendAsync(MlflowCall call, ArtifactPath path)
    {
        ArtifactFile file = await call.Get<IArtifactTree>().FindAsync(path, call.Cancellation) ?? throw MlflowFault.Missing($"No such artifact: '{path}'");
        await SendAsync(call, path, file.Content);
    }

    /// <summary>Sends a content under a name.</summary>
    /// <exception cref="MlflowFault">Its bytes are gone.</exception>
    public static async Task SendAsync(MlflowCall call, ArtifactPath name, Content content)
    {
        if (!await Download.SendAsync(call.Http, call.Get<IArtifactStore>(), name, content))
        {
            throw MlflowFault.Missing($"The bytes of '{name}' are not in the artifact store any more.");
        }
    }

    /// <summary>Everything directly in a folder, by name.</summary>
    /// <param name="call">The call.</param>
    /// <param name="folder">The folder, or null for the root of the tree.</param>
    /// <param name="root">What is left out at the start of each path, or null for nothing.</param>
    public static async Task<FileInfoAnswer[]> ListAsync(MlflowCall call, ArtifactPath? folder, ArtifactPath? root)
    {
        var entries = new List<FileInfoAnswer>();
        string? after = null;
        do
        {
            ArtifactPage page = await call.Get<IArtifactTree>().ListAsync(folder, after, PageSize, call.Cancellation);
            entries.AddRange(page.Entries.Select(entry => ToAnswer(entry, root)));
            after = page.Next;
        }
        while (after is not null);
        return [.. entries.OrderBy(entry => entry.Path, StringComparer.Ordinal)];
    }

    /// <summary>One page of a folder.</summary>
    public static async Task<(FileInfoAnswer[] Files, string? Next)> ListPageAsync(MlflowCall call, ArtifactPath folder, ArtifactPath root, string? after)
    {
        ArtifactPage page = await call.Get<IArtifactTree>().ListAsync(folder, after, PageSize, call.Cancellation);
        return ([.. page.Entries.Select(entry => ToAnswer(entry, root))], page.Next);
    }

    private static FileInfoAnswer ToAnswer(ArtifactEntry entry, ArtifactPath? root) =>
        new((root is null ? entry.Path : entry.Path.RelativeTo(root)).Value, entry.File is null, entry.File?.Content.Bytes);
}
