using System.Net;
using System.Net.Sockets;
using System.Runtime.CompilerServices;
using Amazon.Runtime;
using Amazon.S3;
using Amazon.S3.Model;
using Mainspring.Lifecycle.Artifacts;
using Mainspring.Lifecycle.Sources;
using S3Location = Mainspring.Lifecycle.Artifacts.S3Location;

namespace Mainspring.Connectors.S3;

/// <summary>The objects below a place in an object store, by keys that start there.</summary>
/// <param name="location">The place.</param>
public sealed class ObjectStore(S3Location location) : IDisposable
{
    private const int PartBytes = 16 << 20;
    private const int MostParts = 10_000;

    private readonly AmazonS3Client _client = Connect(location);

    /// <inheritdoc/>
    public void Dispose() => _client.Dispose();

    /// <summary>The mark of the bytes of an object, or null when it is not there.</summary>
    public async Task<string?> FindAsync(string key, CancellationToken cancellation)
    {
        try
        {
            return (await CallAsync(() => _client.GetObjectMetadataAsync(new() { BucketName = location.Bucket, Key = location.Prefix + key }, cancellation), key)).ETag;
        }
        catch (SourceFailedException missing) when (missing.Failure == SourceFailure.NotFound)
        {
            return null;
        }
    }

    /// <summary>The keys below the place, with the marks of their bytes.</summary>
    public async IAsyncEnumerable<(string Key, string Mark)> ListAsync([EnumeratorCancellation] CancellationToken cancellation)
    {
        string? after = null;
        do
        {
            string? token = after;
            ListObjectsV2Response page = await CallAsync(() => _client.ListObjectsV2Async(new() { BucketName = location.Bucket, Prefix = location.Prefix, ContinuationToken = token }, cancellation), "");
            foreach (S3Object found in page.S3Objects ?? [])
            {
                yield return (found.Key[location.Prefix.Length..], found.ETag);
            }

            after = page.IsTruncated == true ? page.NextContinuationToken : null;
        }
        while (after is not null);
    }

    /// <summary>Writes an object to a stream, and gives its mark.</summary>
    /// <exception cref="SourceFailedException">It is not there, or the store does not give it.</exception>
    public async Task<string> GetAsync(string key, Stream target, CancellationToken cancellation)
    {
        using GetObjectResponse answer = await CallAsync(() => _client.GetObjectAsync(new() { BucketName = location.Bucket, Key = location.Prefix + key }, cancellation), key);
        try
        {
            await answer.ResponseStream.CopyToAsync(target, cancellation);
            return answer.ETag;
        }
        catch (IOException broken)
        {
            throw new SourceFailedException(SourceFailure.Unreachable, $"The object store {location} broke off while '{key}' was read.", broken);
        }
    }

    /// <summary>Puts a file as an object; a large one in parts.</summary>
    public async Task PutAsync(string key, string path, CancellationToken cancellation)
    {
        await using FileStream file = File.OpenRead(path);
        if (file.Length > PartBytes)
        {
            await PutInPartsAsync(key, file, cancellation);
            return;
        }

        await CallAsync(() => _client.PutObjectAsync(new() { BucketName = location.Bucket, Key = location.Prefix + key, InputStream = file, AutoCloseStream = false, UseChunkEncoding = false }, cancellation), key);
    }

    private static AmazonS3Client Connect(S3Location location)
    {
        var config = new AmazonS3Config
        {
            ForcePathStyle = location.PathStyle,
            AuthenticationRegion = location.Region,
            Timeout = TimeSpan.FromMinutes(10),
            ConnectTimeout = TimeSpan.FromSeconds(10),
            MaxErrorRetry = 3,
            RetryMode = RequestRetryMode.Standard,

            // Servers other than the cloud's know neither its new checksums nor signed chunks.
            RequestChecksumCalculation = RequestChecksumCalculation.WHEN_REQUIRED,
            ResponseChecksumValidation = ResponseChecksumValidation.WHEN_REQUIRED,
        };
        if (location.EndPoint is { } endPoint)
        {
            config.ServiceURL = endPoint.AbsoluteUri;
        }
        else
        {
            config.RegionEndpoint = Amazon.RegionEndpoint.GetBySystemName(location.Region);
        }

        return new(location.SessionToken is { } token ? new SessionAWSCredentials(location.AccessKey, location.SecretKey, token) : new BasicAWSCredentials(location.AccessKey, location.SecretKey), config);
    }

    private async Task PutInPartsAsync(string key, FileStream file, CancellationToken cancellation)
    {
        string full = location.Prefix + key;
        string upload = (await CallAsync(() => _client.InitiateMultipartUploadAsync(new InitiateMultipartUploadRequest { BucketName = location.Bucket, Key = full }, cancellation), key)).UploadId;
        try
        {
            long size = Math.Max(PartBytes, (file.Length + MostParts - 1) / MostParts);
            byte[] part = new byte[size];
            var parts = new List<PartETag>();
            for (int read; (read = await file.ReadAtLeastAsync(part, part.Length, throwOnEndOfStream: false, cancellation)) > 0;)
            {
                int number = parts.Count + 1;
                UploadPartResponse sent = await CallAsync(
                    () => _client.UploadPartAsync(new() { BucketName = location.Bucket, Key = full, UploadId = upload, PartNumber = number, InputStream = new MemoryStream(part, 0, read), UseChunkEncoding = false }, cancellation), key);
                parts.Add(new(number, sent.ETag));
            }

            await CallAsync(() => _client.CompleteMultipartUploadAsync(new() { BucketName = location.Bucket, Key = full, UploadId = upload, PartETags = parts }, cancellation), key);
        }
        catch
        {
            await _client.AbortMultipartUploadAsync(new() { BucketName = location.Bucket, Key = full, UploadId = upload }, CancellationToken.None);
            throw;
        }
    }

    private async Task<T> CallAsync<T>(Func<Task<T>> call, string key)
    {
        try
        {
            return await call();
        }
        catch (AmazonS3Exception answer) when (answer.StatusCode == HttpStatusCode.NotFound)
        {
            throw new SourceFailedException(SourceFailure.NotFound, answer.ErrorCode == "NoSuchBucket" ? $"There is no bucket '{location.Bucket}' in the object store." : $"There is no object '{location}{key}'.", answer);
        }
        catch (AmazonS3Exception answer) when (answer.StatusCode is HttpStatusCode.Forbidden or HttpStatusCode.Unauthorized)
        {
            throw new SourceFailedException(SourceFailure.Denied, $"The object store does not let the key of AWS_ACCESS_KEY_ID at '{location}{key}'.", answer);
        }
        catch (Exception failure) when (failure is AmazonServiceException or AmazonClientException or HttpRequestException or SocketException or TimeoutException)
        {
            throw new SourceFailedException(SourceFailure.Unreachable, $"The object store {location} does not answer as it should: {failure.Message.TrimEnd('.')}.", failure);
        }
    }
}
