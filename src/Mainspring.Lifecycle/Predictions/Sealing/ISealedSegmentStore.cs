namespace Mainspring.Lifecycle.Predictions.Sealing;

/// <summary>
/// The manifest of the sealed predictions. Every change is one transaction, so that each prediction is either in the journal of its node (its id is larger than what the node
/// has sealed) or in exactly one segment.
/// </summary>
public interface ISealedSegmentStore
{
    /// <summary>What is sealed.</summary>
    /// <param name="endpoint">Only segments of this endpoint; null for all.</param>
    Task<SealedLog> ReadAsync(string? endpoint, CancellationToken cancellation = default);

    /// <summary>Adds the segments that a node has made of its journal, and says how far it came.</summary>
    /// <param name="node">The node.</param>
    /// <param name="from">How far the node was when it began; zero at first.</param>
    /// <param name="to">The largest id that is sealed now.</param>
    /// <param name="segments">What was made of the predictions in between; none when nothing was worth keeping.</param>
    /// <returns>False when the node is not where it was: somebody else sealed them, and nothing is changed.</returns>
    Task<bool> SealAsync(int node, long from, long to, IReadOnlyList<SealedSegment> segments, CancellationToken cancellation = default);

    /// <summary>Puts one segment in the place of several that hold the same predictions.</summary>
    /// <returns>False when one of them is not there any more; nothing is changed then.</returns>
    Task<bool> ReplaceAsync(IReadOnlyList<SealedSegment> merged, SealedSegment segment, CancellationToken cancellation = default);

    /// <summary>Removes segments whose predictions are all older than a day.</summary>
    /// <returns>How many were removed.</returns>
    Task<int> RemoveBeforeAsync(DateOnly day, CancellationToken cancellation = default);
}
