namespace Mainspring.Lifecycle.Serving.Remote;

/// <summary>Calls scorers at addresses that users gave.</summary>
public interface IRemoteScorer
{
    /// <summary>Why an address cannot be called; null when it may be tried.</summary>
    string? FindFault(string url);

    /// <summary>Posts JSON and reads the answer.</summary>
    /// <param name="url">Where to.</param>
    /// <param name="body">The body.</param>
    /// <param name="cancellation">Ends it at the deadline.</param>
    Task<RemoteReply> PostAsync(string url, ReadOnlyMemory<byte> body, CancellationToken cancellation = default);
}
