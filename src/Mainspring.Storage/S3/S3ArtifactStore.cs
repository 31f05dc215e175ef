using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using Amazon.S3;
using Amazon.S3.Model;
using Mainspring.Lifecycle.Artifacts;
using S3Location = Mainspring.Lifecycle.Artifacts.S3Location;

namespace Mainspring.Storage.S3;

/// <summary>
/// Artefacts in an object store: <c>contents/HASH</c>. A small one is hashed in memory and put under its name at once. What a large
/// one is called is known only at its end, so its parts go to <c>incoming/</c> while they are hashed, and the store then copies them
/// to their name by itself: no disk is needed here, memory is a few parts, and the bytes cross the network once.
/// </summary>
/// <param name="location">The place.</param>
/// <param name="time">The clock of signed addresses.</param>
public sealed class S3ArtifactStore(S3Location location, TimeProvider time) : IArtifactStore, IDisposable
{
    private const string Contents = "contents/";

    private readonly S3Bucket _bucket = new(location);

    /// <inheritdoc/>
    public void Dispose() => _bucket.Dispose();

    /// <inheritdoc/>
    public async Task<Content> PutAsync(Stream bytes, CancellationToken cancellation = default)
    {
        using var upload = new S3Upload(_bucket, bytes);
        return await upload.RunAsync(KeyOf, cancellation);
    }

    /// <inheritdoc/>
    public async Task<Stream?> OpenAsync(ContentHash hash, CancellationToken cancellation = default) =>
        await _bucket.FindAsync(KeyOf(hash), cancellation) is { } found ? new S3ReadStream(_bucket, KeyOf(hash), found.Bytes) : null;

    /// <inheritdoc/>
    public async Task<bool> ContainsAsync(ContentHash hash, CancellationToken cancellation = default) => await _bucket.FindAsync(KeyOf(hash), cancellation) is not null;

    /// <inheritdoc/>
    public async Task<bool> VerifyAsync(ContentHash hash, CancellationToken cancellation = default)
    {
        await using Stream? bytes = await OpenAsync(hash, cancellation);
        return bytes is not null && ContentHash.Of(await SHA256.HashDataAsync(bytes, cancellation)) == hash;
    }

    /// <inheritdoc/>
    public Task DeleteAsync(ContentHash hash, CancellationToken cancellation = default) => _bucket.DeleteAsync(KeyOf(hash), cancellation);

    /// <inheritdoc/>
    public async Task<bool> DeleteAsync(ContentHash hash, DateTimeOffset putBefore, CancellationToken cancellation = default)
    {
        bool old = await _bucket.FindAsync(KeyOf(hash), cancellation) is { } found && found.PutAt < putBefore;
        if (old)
        {
            await DeleteAsync(hash, cancellation);
        }

        return old;
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<StoredContent> ListAsync([EnumeratorCancellation] CancellationToken cancellation = default)
    {
        string? after = null;
        do
        {
            ListObjectsV2Response page = await _bucket.ListAsync(Contents, after, cancellation);
            foreach (S3Object found in page.S3Objects ?? [])
            {
                if (ContentHash.TryParse(found.Key[(found.Key.LastIndexOf('/') + 1)..], out ContentHash? hash))
                {
                    yield return new(hash, found.Size ?? 0, found.LastModified!.Value.ToUniversalTime());
                }
            }

            after = page.IsTruncated == true ? page.NextContinuationToken : null;
        }
        while (after is not null);
    }

    /// <inheritdoc/>
    public async Task<Uri?> SignAsync(ContentHash hash, string fileName, TimeSpan lifetime, CancellationToken cancellation = default) => await _bucket.SignAsync(
        KeyOf(hash), HttpVerb.GET, lifetime, time.GetUtcNow(), request => request.ResponseHeaderOverrides = new()
        {
            ContentType = "application/octet-stream",
            ContentDisposition = $"attachment; filename*=UTF-8''{Uri.EscapeDataString(fileName)}",
        });

    /// <summary>The parts of uploads that end in this store.</summary>
    public IPartStore Parts() => new S3PartStore(_bucket, KeyOf, time);

    private static string KeyOf(ContentHash hash) => Contents + hash.Value;
}
