using System.Security.Cryptography;
using Amazon.S3;
using Amazon.S3.Model;
using Mainspring.Lifecycle.Artifacts;

namespace Mainspring.Storage.S3;

/// <summary>
/// Parts of uploads that clients put into the object store past this server. They end under <c>incoming/</c>; what they are is found by
/// reading them once, and then they get their name.
/// </summary>
internal sealed class S3PartStore(S3Bucket bucket, Func<ContentHash, string> keyOf, TimeProvider time) : IPartStore
{
    private const string Incoming = "incoming/";
    private const int IdLength = 32;

    public async Task<string> BeginAsync(CancellationToken cancellation = default)
    {
        string id = Guid.NewGuid().ToString("N");
        return id + await bucket.BeginUploadAsync(Incoming + id, cancellation);
    }

    public async Task<Uri?> SignPartAsync(string upload, int part, TimeSpan lifetime, CancellationToken cancellation = default)
    {
        (string key, string id) = Split(upload);
        return await bucket.SignAsync(key, HttpVerb.PUT, lifetime, time.GetUtcNow(), request => (request.UploadId, request.PartNumber) = (id, part));
    }

    public async Task<string?> PutAsync(string upload, int part, Stream bytes, CancellationToken cancellation = default)
    {
        (string key, string id) = Split(upload);
        using var kept = new MemoryStream();
        await bytes.CopyToAsync(kept, cancellation);
        kept.Position = 0;
        return await bucket.PutPartAsync(key, id, part, kept, cancellation);
    }

    public async Task<Content?> CompleteAsync(string upload, IReadOnlyList<UploadedPart> parts, CancellationToken cancellation = default)
    {
        (string key, string id) = Split(upload);
        if (!await CompleteAsync(key, id, parts, cancellation) || await bucket.FindAsync(key, cancellation) is not { } found)
        {
            return null;
        }

        Content content;
        await using (var whole = new S3ReadStream(bucket, key, found.Bytes))
        {
            content = new(ContentHash.Of(await SHA256.HashDataAsync(whole, cancellation)), found.Bytes);
        }

        await bucket.CopyAsync(key, keyOf(content.Hash), content.Bytes, cancellation);
        await bucket.DeleteAsync(key, cancellation);
        return content;
    }

    public async Task AbortAsync(string upload, CancellationToken cancellation = default)
    {
        (string key, string id) = Split(upload);
        await bucket.AbortUploadAsync(key, id);
    }

    public async Task<int> AbortBegunBeforeAsync(DateTimeOffset moment, CancellationToken cancellation = default)
    {
        IReadOnlyList<(string Key, string Upload)> leftovers = await bucket.ListUploadsAsync(Incoming, moment, cancellation);
        foreach ((string key, string upload) in leftovers)
        {
            await bucket.AbortUploadAsync(key, upload);
        }

        return leftovers.Count + await DeleteUnnamedAsync(moment, cancellation);
    }

    private async Task<bool> CompleteAsync(string key, string id, IReadOnlyList<UploadedPart> parts, CancellationToken cancellation)
    {
        try
        {
            // An upload that was completed, but not named before something failed, is there as an object.
            return await bucket.CompleteUploadAsync(key, id, parts.OrderBy(part => part.Number).Select(part => new PartETag(part.Number, part.Tag)), cancellation)
                || await bucket.FindAsync(key, cancellation) is not null;
        }
        catch (AmazonS3Exception wrong) when (wrong.ErrorCode is "InvalidPart" or "InvalidPartOrder" or "EntityTooSmall" or "InvalidRequest" or "MalformedXML")
        {
            return false;
        }
    }

    /// <summary>Removes wholes that never got their name, since what made them died in between.</summary>
    private async Task<int> DeleteUnnamedAsync(DateTimeOffset moment, CancellationToken cancellation)
    {
        int deleted = 0;
        foreach (S3Object found in (await bucket.ListAsync(Incoming, after: null, cancellation)).S3Objects ?? [])
        {
            if (found.LastModified < moment.UtcDateTime)
            {
                await bucket.DeleteAsync(Incoming + found.Key[(found.Key.LastIndexOf('/') + 1)..], cancellation);
                deleted++;
            }
        }

        return deleted;
    }

    private static (string Key, string Upload) Split(string upload) => (Incoming + upload[..IdLength], upload[IdLength..]);
}
