using System.Security.Cryptography;
using Amazon.S3.Model;
using Mainspring.Lifecycle.Artifacts;

namespace Mainspring.Storage.S3;

/// <summary>One stream on its way into the store. Each part is tried again from memory, so the stream is read once.</summary>
internal sealed class S3Upload(S3Bucket bucket, Stream bytes) : IDisposable
{
    private const int PartBytes = 8 << 20;
    private const int MostInFlight = 2;

    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private readonly Queue<Task<PartETag>> _flying = new();
    private readonly List<PartETag> _parts = [];
    private readonly string _temporary = $"incoming/{Guid.NewGuid():N}";
    private long _length;

    public void Dispose() => _hash.Dispose();

    public async Task<Content> RunAsync(Func<ContentHash, string> keyOf, CancellationToken cancellation)
    {
        byte[] first = await ReadPartAsync(cancellation);
        if (first.Length == PartBytes)
        {
            return await SendInPartsAsync(first, keyOf, cancellation);
        }

        var content = new Content(ContentHash.Of(_hash.GetHashAndReset()), first.Length);
        await bucket.PutAsync(keyOf(content.Hash), new MemoryStream(first), cancellation);
        return content;
    }

    private async Task<Content> SendInPartsAsync(byte[] first, Func<ContentHash, string> keyOf, CancellationToken cancellation)
    {
        string upload = await bucket.BeginUploadAsync(_temporary, cancellation);
        try
        {
            for (byte[] part = first; part.Length > 0; part = part.Length == PartBytes ? await ReadPartAsync(cancellation) : [])
            {
                if (_flying.Count == MostInFlight)
                {
                    _parts.Add(await _flying.Dequeue());
                }

                _flying.Enqueue(SendAsync(upload, _parts.Count + _flying.Count + 1, part, cancellation));
            }

            while (_flying.TryDequeue(out Task<PartETag>? flying))
            {
                _parts.Add(await flying);
            }

            await bucket.CompleteUploadAsync(_temporary, upload, _parts, cancellation);
        }
        catch
        {
            await SettleAsync();
            await bucket.AbortUploadAsync(_temporary, upload);
            throw;
        }

        return await NameAsync(keyOf, cancellation);
    }

    private async Task<Content> NameAsync(Func<ContentHash, string> keyOf, CancellationToken cancellation)
    {
        var content = new Content(ContentHash.Of(_hash.GetHashAndReset()), _length);
        try
        {
            await bucket.CopyAsync(_temporary, keyOf(content.Hash), content.Bytes, cancellation);
            return content;
        }
        finally
        {
            await bucket.DeleteAsync(_temporary, CancellationToken.None);
        }
    }

    private async Task<byte[]> ReadPartAsync(CancellationToken cancellation)
    {
        byte[] buffer = GC.AllocateUninitializedArray<byte>(PartBytes);
        int read = await bytes.ReadAtLeastAsync(buffer, PartBytes, throwOnEndOfStream: false, cancellation);
        _hash.AppendData(buffer, 0, read);
        _length += read;
        return read == PartBytes ? buffer : buffer[..read];
    }

    private async Task<PartETag> SendAsync(string upload, int number, byte[] part, CancellationToken cancellation) =>
        new(number, await bucket.PutPartAsync(_temporary, upload, number, new MemoryStream(part), cancellation) ?? throw new ArtifactStoreUnavailableException("The artefact store forgot an upload."));

    // Parts that still fly must land before the upload is forgotten, or they would stay.
    private async Task SettleAsync()
    {
        while (_flying.TryDequeue(out Task<PartETag>? flying))
        {
            await ((Task)flying).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }
}
