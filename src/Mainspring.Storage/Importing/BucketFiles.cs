using System.Runtime.CompilerServices;
using Amazon.S3;
using Mainspring.Lifecycle.Artifacts;
using Mainspring.Storage.S3;
using ListedObject = Amazon.S3.Model.S3Object;
using ListedPage = Amazon.S3.Model.ListObjectsV2Response;

namespace Mainspring.Storage.Importing;

/// <summary>Files of an MLflow server in buckets of an object store, read with the key of the environment.</summary>
/// <param name="root">Where the server kept what it names <c>mlflow-artifacts:/</c>, and the end point of all buckets; or null.</param>
/// <param name="environment">Gives the value of an environment variable.</param>
internal sealed class BucketFiles(S3Location? root, Func<string, string?> environment) : IMlflowFiles, IDisposable
{
    private const string Scheme = "s3://";

    private readonly Dictionary<S3Location, S3Bucket> _buckets = [];

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (S3Bucket bucket in _buckets.Values)
        {
            bucket.Dispose();
        }
    }

    /// <inheritdoc/>
    public IAsyncEnumerable<KeptFile>? Below(string uri, CancellationToken cancellation) => PlaceOf(uri) is (var location, var prefix) ? ListAsync(location, prefix, cancellation) : null;

    private (S3Location Location, string Prefix)? PlaceOf(string uri)
    {
        if (FileImport.ProxiedKey(uri) is { } key)
        {
            return root is null ? null : (root, key.TrimEnd('/') + '/');
        }

        if (!uri.StartsWith(Scheme, StringComparison.Ordinal) || uri[Scheme.Length..].Split('/', 2) is not [{ Length: > 2 } bucket, { Length: > 0 } path])
        {
            return null;
        }

        try
        {
            S3Location location = root is null ? S3Location.Parse(Scheme + bucket, environment) : root with { Bucket = bucket, Prefix = "" };
            return (location, path.TrimEnd('/') + '/');
        }
        catch (FormatException)
        {
            // Without a key nothing can be read; the import reports whose files these are.
            return null;
        }
    }

    private async IAsyncEnumerable<KeptFile> ListAsync(S3Location location, string prefix, [EnumeratorCancellation] CancellationToken cancellation)
    {
        if (!_buckets.TryGetValue(location, out S3Bucket? bucket))
        {
            _buckets.Add(location, bucket = new(location));
        }

        string? after = null;
        do
        {
            ListedPage page = await PageAsync(bucket, location, prefix, after, cancellation);
            foreach (ListedObject found in (page.S3Objects ?? []).Where(found => !found.Key.EndsWith('/')))
            {
                string key = found.Key[location.Prefix.Length..];
                long bytes = found.Size ?? 0;
                yield return new(key[prefix.Length..], $"{Scheme}{location.Bucket}/{found.Key}", bytes, _ => Task.FromResult<Stream?>(new S3ReadStream(bucket, key, bytes)));
            }

            after = page.IsTruncated == true ? page.NextContinuationToken : null;
        }
        while (after is not null);
    }

    private static async Task<ListedPage> PageAsync(S3Bucket bucket, S3Location location, string prefix, string? after, CancellationToken cancellation)
    {
        try
        {
            return await bucket.ListAsync(prefix, after, cancellation);
        }
        catch (Exception failure) when (failure is AmazonS3Exception or ArtifactStoreUnavailableException)
        {
            throw new ImportRefusedException($"The files below {location}{prefix} cannot be listed: {failure.Message}", failure);
        }
    }
}
