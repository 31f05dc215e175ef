using System.Net.Sockets;
using Amazon.Runtime;

namespace Mainspring.Storage.S3;

/// <summary>What the failures of the client library mean.</summary>
internal static class S3Failures
{
    /// <summary>Whether the call failed at all for reasons outside of this program.</summary>
    public static bool IsFailure(Exception failure) => failure is AmazonServiceException || IsAway(failure);

    /// <summary>
    /// Whether the store is away, overloaded, or set up such that nothing can work now: not reachable, too slow, answering with a
    /// fault of its own, or refusing our key or bucket.
    /// </summary>
    public static bool IsAway(Exception failure) => failure switch
    {
        AmazonServiceException answer => (int)answer.StatusCode is 0 or 403 or 408 or 429 or >= 500
            ? answer.ErrorCode is not ("NotImplemented" or "MethodNotAllowed")
            : answer.ErrorCode == "NoSuchBucket",
        AmazonClientException or HttpRequestException or SocketException or TimeoutException => true,
        IOException => failure is not Lifecycle.Artifacts.ArtifactStoreUnavailableException,
        TaskCanceledException { InnerException: TimeoutException } => true,
        _ => false,
    };
}
