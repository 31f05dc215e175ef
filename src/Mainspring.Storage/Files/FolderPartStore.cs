using System.Globalization;
using Mainspring.Lifecycle.Artifacts;

namespace Mainspring.Storage.Files;

/// <summary>Parts of uploads in a folder: a folder for each upload, in it <c>number-hash</c> for each part.</summary>
/// <param name="root">The folder; it is made when it is missing.</param>
/// <param name="store">Where the whole goes.</param>
/// <param name="time">The clock of beginnings.</param>
public sealed class FolderPartStore(string root, IArtifactStore store, TimeProvider time) : IPartStore
{
    /// <inheritdoc/>
    public Task<string> BeginAsync(CancellationToken cancellation = default)
    {
        string upload = Guid.NewGuid().ToString("N");
        DirectoryInfo folder = Directory.CreateDirectory(Path.Combine(root, upload));
        folder.CreationTimeUtc = folder.LastWriteTimeUtc = time.GetUtcNow().UtcDateTime;
        return Task.FromResult(upload);
    }

    /// <inheritdoc/>
    public Task<Uri?> SignPartAsync(string upload, int part, TimeSpan lifetime, CancellationToken cancellation = default) => Task.FromResult<Uri?>(null);

    /// <inheritdoc/>
    public async Task<string?> PutAsync(string upload, int part, Stream bytes, CancellationToken cancellation = default)
    {
        if (FolderOf(upload) is not { } folder)
        {
            return null;
        }

        string temporary = Path.Combine(folder, Guid.NewGuid().ToString("N") + ".new");
        try
        {
            Content content = await HashingFile.WriteAsync(bytes, temporary, cancellation);
            File.Move(temporary, PathOf(folder, part, content.Hash.Value), overwrite: true);
            return content.Hash.Value;
        }
        catch (DirectoryNotFoundException)
        {
            // Aborted meanwhile.
            return null;
        }
        finally
        {
            if (Directory.Exists(folder))
            {
                File.Delete(temporary);
            }
        }
    }

    /// <inheritdoc/>
    public async Task<Content?> CompleteAsync(string upload, IReadOnlyList<UploadedPart> parts, CancellationToken cancellation = default)
    {
        if (FolderOf(upload) is not { } folder || parts.Any(part => !ContentHash.TryParse(part.Tag, out _)))
        {
            return null;
        }

        string[] files = [.. parts.OrderBy(part => part.Number).Select(part => PathOf(folder, part.Number, part.Tag))];
        if (files.Length == 0 || !files.All(File.Exists))
        {
            return null;
        }

        await using var whole = new FileSequence(files);
        Content content = await store.PutAsync(whole, cancellation);
        await AbortAsync(upload, cancellation);
        return content;
    }

    /// <inheritdoc/>
    public Task AbortAsync(string upload, CancellationToken cancellation = default)
    {
        if (FolderOf(upload) is { } folder)
        {
            Directory.Delete(folder, recursive: true);
        }

        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task<int> AbortBegunBeforeAsync(DateTimeOffset moment, CancellationToken cancellation = default)
    {
        int aborted = 0;
        foreach (DirectoryInfo upload in Directory.Exists(root) ? new DirectoryInfo(root).EnumerateDirectories() : [])
        {
            if (upload.LastWriteTimeUtc < moment.UtcDateTime)
            {
                upload.Delete(recursive: true);
                aborted++;
            }
        }

        return Task.FromResult(aborted);
    }

    private static string PathOf(string folder, int part, string tag) => Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"{part:00000}-{tag}"));

    private string? FolderOf(string upload) =>
        Guid.TryParseExact(upload, "N", out Guid id) && Path.Combine(root, id.ToString("N")) is var folder && Directory.Exists(folder) ? folder : null;
}
