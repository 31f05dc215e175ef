using Mainspring.Lifecycle.Artifacts;
using Mainspring.Lifecycle.Tracking;

namespace Mainspring.Web.Runs.Files;

/// <summary>Reads the files of a run for people to look at.</summary>
internal sealed class FilesReader(IArtifactTree tree, IArtifactStore contents)
{
    private const int PageSize = 500;

    /// <summary>The folder or the file at a path; null when there is neither.</summary>
    public async Task<FilesModel?> ReadAsync(Run run, ArtifactPath? path, string? after, CancellationToken cancellation)
    {
        ArtifactPath place = path?.Below(run.ArtifactRoot) ?? run.ArtifactRoot;
        if (path is not null && await tree.FindAsync(place, cancellation) is { } file)
        {
            return new(run, path, [], file, await PreviewAsync(file.Content, cancellation), null);
        }

        ArtifactPage page = await tree.ListAsync(place, after, PageSize, cancellation);
        return path is not null && page.Entries.Count == 0
            ? null
            : new(run, path, [.. page.Entries.Select(entry => new FileEntry(entry.Path.RelativeTo(run.ArtifactRoot), entry.File?.Content))], null, null, page.Next);
    }

    private async Task<FilePreview> PreviewAsync(Content content, CancellationToken cancellation)
    {
        if (await contents.OpenAsync(content.Hash, cancellation) is not { } stream)
        {
            return new FilePreview.None("The bytes of this file are not in the artefact store any more.");
        }

        await using (stream)
        {
            byte[] start = new byte[content.Bytes <= FilePreview.LargestPicture ? content.Bytes : FilePreview.MostText];
            int read = await stream.ReadAtLeastAsync(start, start.Length, throwOnEndOfStream: false, cancellation);
            return FilePreview.Of(start.AsSpan(0, read), content.Bytes);
        }
    }
}
