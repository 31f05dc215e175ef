using Amazon.Runtime;
using Amazon.S3;
using Amazon.S3.Model;
using Mainspring.Lifecycle.Artifacts;
using S3Location = Mainspring.Lifecycle.Artifacts.S3Location;

namespace Mainspring.Storage.S3;

/// <summary>One place in an object store: the calls that the stores make, with the names of failures that the house knows.</summary>
/// <remarks>Making it talks to nobody, so that a server starts while the object store is away.</remarks>
internal sealed class S3Bucket : IDisposable
{
    private const string CopySource = "x-amz-copy-source";
    private const long LargestCopy = 4L << 30;
    private const long CopiedPart = 1L << 30;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly S3Location _location;
    private readonly AmazonS3Client _client;

    public S3Bucket(S3Location location)
    {
        _location = location;
        var config = new AmazonS3Config
        {
            ForcePathStyle = location.PathStyle,
            AuthenticationRegion = location.Region,
            Timeout = Patience,
            ConnectTimeout = TimeSpan.FromSeconds(5),
            MaxErrorRetry = 2,
            RetryMode = RequestRetryMode.Standard,

            // Servers other than the cloud's know neither its new checksums nor signed chunks. Contents are hashed here anyway.
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

        AWSCredentials credentials = location.SessionToken is { } token
            ? new SessionAWSCredentials(location.AccessKey, location.SecretKey, token)
            : new BasicAWSCredentials(location.AccessKey, location.SecretKey);
        _client = new(credentials, config);
        _client.BeforeRequestEvent += static (_, call) => WriteSourcePlainly((call as WebServiceRequestEventArgs)?.Headers);
    }

    public void Dispose() => _client.Dispose();

    public Task PutAsync(string key, Stream bytes, CancellationToken cancellation) => CallAsync(() => _client.PutObjectAsync(
        new() { BucketName = _location.Bucket, Key = Full(key), InputStream = bytes, AutoCloseStream = false, UseChunkEncoding = false }, cancellation));

    /// <summary>The object's size and last write, or null when it is not there.</summary>
    public async Task<(long Bytes, DateTimeOffset PutAt)?> FindAsync(string key, CancellationToken cancellation)
    {
        GetObjectMetadataResponse? found = await FindAsync(() => _client.GetObjectMetadataAsync(new() { BucketName = _location.Bucket, Key = Full(key) }, cancellation));
        return found is null ? null : (found.ContentLength, found.LastModified!.Value.ToUniversalTime());
    }

    /// <summary>A piece of an object, or null when the object is not there.</summary>
    public Task<GetObjectResponse?> GetAsync(string key, long from, long length, CancellationToken cancellation) => FindAsync(() => _client.GetObjectAsync(
        new() { BucketName = _location.Bucket, Key = Full(key), ByteRange = new(from, from + length - 1) }, cancellation));

    public Task DeleteAsync(string key, CancellationToken cancellation) => CallAsync(() => _client.DeleteObjectAsync(
        new() { BucketName = _location.Bucket, Key = Full(key) }, cancellation));

    /// <summary>A page of the objects below a prefix, by key.</summary>
    public Task<ListObjectsV2Response> ListAsync(string prefix, string? after, CancellationToken cancellation) => CallAsync(() => _client.ListObjectsV2Async(
        new() { BucketName = _location.Bucket, Prefix = Full(prefix), ContinuationToken = after }, cancellation));

    public async Task<string> BeginUploadAsync(string key, CancellationToken cancellation) =>
        (await CallAsync(() => _client.InitiateMultipartUploadAsync(new() { BucketName = _location.Bucket, Key = Full(key) }, cancellation))).UploadId;

    /// <summary>Puts a part, or gives null when there is no such upload.</summary>
    public async Task<string?> PutPartAsync(string key, string upload, int number, Stream bytes, CancellationToken cancellation) => (await FindAsync(() => _client.UploadPartAsync(
        new() { BucketName = _location.Bucket, Key = Full(key), UploadId = upload, PartNumber = number, InputStream = bytes, UseChunkEncoding = false }, cancellation)))?.ETag;

    public async Task<bool> CompleteUploadAsync(string key, string upload, IEnumerable<PartETag> parts, CancellationToken cancellation) => await FindAsync(() => _client.CompleteMultipartUploadAsync(
        new() { BucketName = _location.Bucket, Key = Full(key), UploadId = upload, PartETags = [.. parts] }, cancellation)) is not null;

    /// <summary>Forgets an upload. What cannot be forgotten now is a matter of the store's own rules for leftovers.</summary>
    public async Task AbortUploadAsync(string key, string upload)
    {
        try
        {
            await _client.AbortMultipartUploadAsync(new() { BucketName = _location.Bucket, Key = Full(key), UploadId = upload });
        }
        catch (Exception failure) when (S3Failures.IsFailure(failure))
        {
        }
    }

    /// <summary>The uploads below a prefix that began before a moment; none from a server that cannot list them.</summary>
    public async Task<IReadOnlyList<(string Key, string Upload)>> ListUploadsAsync(string prefix, DateTimeOffset begunBefore, CancellationToken cancellation)
    {
        try
        {
            ListMultipartUploadsResponse page = await CallAsync(() => _client.ListMultipartUploadsAsync(new ListMultipartUploadsRequest { BucketName = _location.Bucket, Prefix = Full(prefix) }, cancellation));
            return [.. (page.MultipartUploads ?? []).Where(upload => upload.Initiated < begunBefore.UtcDateTime).Select(upload => (upload.Key[_location.Prefix.Length..], upload.UploadId))];
        }
        catch (AmazonS3Exception unknown) when (unknown.ErrorCode is "NotImplemented" or "MethodNotAllowed")
        {
            return [];
        }
    }

    /// <summary>Copies an object within the bucket; the bytes do not come here.</summary>
    public async Task CopyAsync(string from, string to, long bytes, CancellationToken cancellation)
    {
        if (bytes <= LargestCopy)
        {
            await CallAsync(() => _client.CopyObjectAsync(
                new() { SourceBucket = _location.Bucket, SourceKey = Full(from), DestinationBucket = _location.Bucket, DestinationKey = Full(to) }, cancellation));
            return;
        }

        string upload = await BeginUploadAsync(to, cancellation);
        try
        {
            var parts = new List<PartETag>();
            for (long at = 0; at < bytes; at += CopiedPart)
            {
                CopyPartResponse part = await CallAsync(() => _client.CopyPartAsync(
                    new()
                    {
                        SourceBucket = _location.Bucket,
                        SourceKey = Full(from),
                        DestinationBucket = _location.Bucket,
                        DestinationKey = Full(to),
                        UploadId = upload,
                        PartNumber = parts.Count + 1,
                        FirstByte = at,
                        LastByte = Math.Min(at + CopiedPart, bytes) - 1,
                    },
                    cancellation));
                parts.Add(new(parts.Count + 1, part.ETag));
            }

            await CompleteUploadAsync(to, upload, parts, cancellation);
        }
        catch
        {
            await AbortUploadAsync(to, upload);
            throw;
        }
    }

    /// <summary>A URL that lets anybody make one request for some time.</summary>
    public async Task<Uri> SignAsync(string key, HttpVerb verb, TimeSpan lifetime, DateTimeOffset now, Action<GetPreSignedUrlRequest>? more = null)
    {
        var request = new GetPreSignedUrlRequest
        {
            BucketName = _location.Bucket,
            Key = Full(key),
            Verb = verb,
            Expires = (now + lifetime).UtcDateTime,
            Protocol = _location.EndPoint?.Scheme == "http" ? Protocol.HTTP : Protocol.HTTPS,
        };
        more?.Invoke(request);
        return new(await _client.GetPreSignedURLAsync(request));
    }

    /// <summary>The library writes <c>bucket%2Fkey</c> where the protocol says <c>bucket/key</c>; the cloud takes both, other servers do not.</summary>
    private static void WriteSourcePlainly(IDictionary<string, string>? headers)
    {
        if (headers?.TryGetValue(CopySource, out string? source) == true)
        {
            headers[CopySource] = source.Replace("%2F", "/", StringComparison.OrdinalIgnoreCase);
        }
    }

    private string Full(string key) => _location.Prefix + key;

    private async Task<T?> FindAsync<T>(Func<Task<T>> call)
        where T : class
    {
        try
        {
            return await CallAsync(call);
        }
        catch (AmazonS3Exception missing) when (missing.ErrorCode is "NoSuchKey" or "NotFound" or "NoSuchUpload" || (missing.StatusCode == System.Net.HttpStatusCode.NotFound && missing.ErrorCode != "NoSuchBucket"))
        {
            return null;
        }
    }

    private async Task<T> CallAsync<T>(Func<Task<T>> call)
    {
        try
        {
            return await call();
        }
        catch (Exception failure) when (S3Failures.IsAway(failure))
        {
            throw new ArtifactStoreUnavailableException($"The artefact store {_location} does not answer.", failure);
        }
    }
}
