using System.Security.Cryptography;
using Mainspring.Lifecycle.Artifacts;

namespace Mainspring.Lifecycle.Tests.Predictions.Sealing;

/// <summary>Contents in a folder.</summary>
internal sealed class FolderContents(string folder) : IArtifactStore, ILocalContents
{
    public async Task<Content> PutAsync(Stream bytes, CancellationToken cancellation = default)
    {
        using MemoryStream copy = new();
        await bytes.CopyToAsync(copy, cancellation);
        ContentHash hash = ContentHash.Of(SHA256.HashData(copy.ToArray()));
        await File.WriteAllBytesAsync(Path.Combine(folder, hash.Value), copy.ToArray(), cancellation);
        return new Content(hash, copy.Length);
    }

    public string? PathOf(ContentHash hash) => Path.Combine(folder, hash.Value);

    public Task<Stream?> OpenAsync(ContentHash hash, CancellationToken cancellation = default) => Task.FromResult<Stream?>(File.OpenRead(PathOf(hash)!));

    public Task<bool> ContainsAsync(ContentHash hash, CancellationToken cancellation = default) => Task.FromResult(File.Exists(PathOf(hash)));

    public Task<bool> VerifyAsync(ContentHash hash, CancellationToken cancellation = default) => ContainsAsync(hash, cancellation);

    public Task DeleteAsync(ContentHash hash, CancellationToken cancellation = default)
    {
        File.Delete(PathOf(hash)!);
        return Task.CompletedTask;
    }

    public Task<bool> DeleteAsync(ContentHash hash, DateTimeOffset putBefore, CancellationToken cancellation = default) => Task.FromResult(false);

    public IAsyncEnumerable<StoredContent> ListAsync(CancellationToken cancellation = default) => AsyncEnumerable.Empty<StoredContent>();

    public Task<Uri?> SignAsync(ContentHash hash, string fileName, TimeSpan lifetime, CancellationToken cancellation = default) => Task.FromResult<Uri?>(null);
}
